#include "motion_lengths.h"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "proof/parallel.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kRowsAtOnce = 1024;

double ToNanometre(double metres) {
  const double rounded = std::round(metres * 1e9) / 1e9;
  return rounded == 0 ? 0 : rounded;
}

/// What one thread needs: an evaluator and room for some rows.
class Worker {
 public:
  Worker(const body::Plan& plan, const labfiles::Poses& poses,
         const std::vector<MotionColumn>& columns)
      : plan_(plan), poses_(poses), columns_(columns), evaluator_(plan) {
    has_arms_ = std::any_of(columns.begin(), columns.end(),
                            [](const MotionColumn& column) { return column.is_arm; });
  }

  void Measure(std::size_t first, std::size_t count, labfiles::Motion& into) {
    pose_.resize(plan_.coordinates() * count);
    for (std::size_t c = 0; c < plan_.coordinates(); ++c) {
      const auto from =
          poses_.values.begin() + static_cast<std::ptrdiff_t>(c * poses_.count() + first);
      std::copy_n(from, count, pose_.begin() + static_cast<std::ptrdiff_t>(c * count));
    }
    lengths_.resize(plan_.muscles() * count);
    arms_.resize(has_arms_ ? plan_.arms().size() * count : 0);
    evaluator_.EvaluateBatch(body::Batch<double>{count, pose_, lengths_, arms_});
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      const std::vector<double>& rows = columns_[column].is_arm ? arms_ : lengths_;
      double* out = into.values.data() + column * into.rows() + first;
      for (std::size_t i = 0; i < count; ++i) {
        double sum = 0;
        for (const auto& [part, factor] : columns_[column].parts)
          sum += factor * rows[part * count + i];
        out[i] = ToNanometre(sum);
      }
    }
  }

 private:
  const body::Plan& plan_;
  const labfiles::Poses& poses_;
  const std::vector<MotionColumn>& columns_;
  body::Evaluator evaluator_;
  bool has_arms_ = false;
  std::vector<double> pose_, lengths_, arms_;
};

}  // namespace

std::vector<MotionColumn> ColumnsFor(const body::Plan& plan, const std::vector<NamedLength>& chosen,
                                     bool arms) {
  std::vector<MotionColumn> columns;
  for (const NamedLength& each : chosen) {
    MotionColumn& column = columns.emplace_back(MotionColumn{each.name, false, {}});
    for (const body::GroupMember& member : each.members)
      column.parts.emplace_back(static_cast<std::size_t>(member.muscle), member.share);
  }
  if (!arms) return columns;
  for (const NamedLength& each : chosen) {
    for (std::size_t c = 0; c < plan.coordinates(); ++c) {
      const body::Coordinate& coordinate = plan.model().coordinates[c];
      auto parts = ArmsOf(plan, each, static_cast<int>(c));
      if (parts.empty() || coordinate.is_length) continue;
      for (auto& part : parts) part.second = -part.second;
      columns.push_back({each.name + "_arm_" + coordinate.name, true, std::move(parts)});
    }
  }
  return columns;
}

labfiles::Motion MeasureMotion(const body::Plan& plan, const labfiles::Poses& poses,
                               const std::vector<MotionColumn>& columns, unsigned threads,
                               const std::function<void(std::size_t)>& done) {
  labfiles::Motion motion;
  motion.name = "muscle lengths in metres, by Psoas";
  motion.times_s = poses.times_s;
  for (const MotionColumn& column : columns) motion.columns.push_back(column.name);
  motion.values.resize(columns.size() * poses.count());
  std::atomic<std::size_t> next{0};
  proof::ForEachIndex(std::max(threads, 1u), threads, [&](std::size_t) {
    Worker worker(plan, poses, columns);
    for (std::size_t first = next.fetch_add(kRowsAtOnce); first < poses.count();
         first = next.fetch_add(kRowsAtOnce)) {
      const std::size_t count = std::min(kRowsAtOnce, poses.count() - first);
      worker.Measure(first, count, motion);
      done(count);
    }
  });
  return motion;
}

}  // namespace psoas::cli
