#include "progress_page.h"

#include <algorithm>

#include "base/numbers.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kLatest = 8;

std::string Score(const char* name, const std::optional<double>& score) {
  return score ? std::string(name) + " " + Tenth(*score) + "  " : "";
}

void WriteAngles(Page& page, const guide::AngleSeries& series, bool already_said) {
  page.Title("Thigh angle, " + series.side + " side, " + series.method);
  if (!already_said) page.Text(series.text);
  const std::size_t first = series.points.size() > kLatest ? series.points.size() - kLatest : 0;
  for (std::size_t i = first; i < series.points.size(); ++i) {
    const auto& point = series.points[i];
    std::string line = Tenth(point.thigh_deg) + " degrees";
    if (point.knee_flexion_deg) line += ", knee " + Tenth(*point.knee_flexion_deg);
    page.Entry(point.at.substr(0, 10), line, 16);
  }
  page.Text("A change counts from " + Tenth(series.mdc95_deg) +
                " degrees on; + is above the line, less is more range.",
            2, Ink::kQuiet);
  page.Blank();
}

}  // namespace

void WriteProgress(Page& page, const guide::Progress& progress) {
  page.Blank().Title("Progress", Ink::kAccent);
  for (const auto& sentence : progress.summary) page.Text(sentence);
  page.Blank();
  const auto& said = progress.summary;
  for (const auto& series : progress.angles) {
    WriteAngles(page, series, std::find(said.begin(), said.end(), series.text) != said.end());
  }
  if (!progress.scores.empty()) {
    page.Title("Check-ins (0 to 10)");
    const std::size_t first =
        progress.scores.size() > kLatest ? progress.scores.size() - kLatest : 0;
    for (std::size_t i = first; i < progress.scores.size(); ++i) {
      const auto& point = progress.scores[i];
      page.Entry(point.at.substr(0, 10),
                 Score("pain", point.pain_now) + Score("worst", point.pain_worst) +
                     Score("tight", point.tightness) + Score("stiff", point.stiffness) +
                     Score("activities", point.psfs_mean),
                 16);
    }
    page.Blank();
  }
  if (progress.weeks.empty()) return;
  page.Title("Sessions");
  for (const auto& week : progress.weeks) {
    page.Entry(week.starts_on, std::to_string(week.done) + " of " + std::to_string(week.planned),
               16);
  }
}

}  // namespace psoas::cli
