// The body engine as a WebAssembly module of its own, loaded with the figure: flat arrays, plain C.
//
//   psoas_body_open(json, size) -> 0 or 1   a model (docs/body.md); size 0: the one inside
//   psoas_body_error()                      why not: text that ends with 0
//   psoas_body_layout()                     JSON: names, and where each stands in the arrays
//   psoas_body_pose() lengths() arms() figure()   the arrays; addresses stay until the next open
//   psoas_body_evaluate()                   pose -> lengths (m) and arms (m per radian), f64
//   psoas_body_draw()                       pose -> figure (body/figure.h), f32
//   psoas_body_stretch(json, size)          the stretch meter (stretch.h): JSON text that ends with
//   0
//                                           and stays until the next call
//   psoas_body_batch(count)                 room for `count` poses; 1 when there is some
//   psoas_body_batch_poses(f32) ...         its arrays: [coordinate][pose] and so on
//   psoas_body_run_batch(f32)               f32 is 1 for single precision, 0 for double
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "body/figure.h"
#include "body/library.h"
#include "embedded/embedded.h"
#include "stretch.h"

#define PSOAS_EXPORT(name) extern "C" __attribute__((export_name(#name), visibility("default")))

namespace {

namespace body = psoas::body;

constexpr std::uint32_t kMostPoses = 65536;

template <class Real>
struct Room {
  std::vector<Real> poses, lengths, arms;
};

struct Opened {
  explicit Opened(const body::Plan& plan_in)
      : plan(plan_in),
        evaluator(plan),
        figure(plan),
        pose(plan.coordinates()),
        lengths(plan.muscles()),
        arms(plan.arms().size()),
        drawing(figure.layout().size),
        stretch(plan) {}

  body::Plan plan;
  body::Evaluator evaluator;
  body::Figure figure;
  std::vector<double> pose, lengths, arms;
  std::vector<float> drawing;
  psoas::wasm::StretchDoor stretch;
  std::uint32_t count = 0;
  Room<double> f64;
  Room<float> f32;
};

std::optional<Opened> opened;
std::string error, layout, stretch_answer;

psoas::Json NamesOf(const auto& items) {
  psoas::Json names = psoas::Json::array();
  for (const auto& item : items) names.push_back(item.name);
  return names;
}

std::string LayoutOf(const Opened& body) {
  const body::Model& model = body.plan.model();
  const body::FigureLayout& at = body.figure.layout();
  psoas::Json arms = psoas::Json::array();
  for (const body::Arm& arm : body.plan.arms()) arms.push_back({arm.muscle, arm.coordinate});
  psoas::Json groups = psoas::Json::array(), weights = psoas::Json::array();
  for (const body::Muscle& muscle : model.muscles) {
    groups.push_back(muscle.group);
    weights.push_back(muscle.weight);
  }
  return psoas::Dump({{"coordinates", NamesOf(model.coordinates)},
                      {"bones", NamesOf(model.bones)},
                      {"muscles", NamesOf(model.muscles)},
                      {"groups", groups},
                      {"weights", weights},
                      {"arms", arms},
                      {"bones_at", at.bones_at},
                      {"points_at", at.points_at},
                      {"points", at.points},
                      {"strain_at", at.strain_at},
                      {"size", at.size}});
}

template <class Real>
void MakeRoom(Room<Real>& room, const Opened& body) {
  room.poses.assign(body.pose.size() * body.count, 0);
  room.lengths.assign(body.lengths.size() * body.count, 0);
  room.arms.assign(body.arms.size() * body.count, 0);
}

template <class Real>
void RunBatch(Room<Real>& room) {
  opened->evaluator.EvaluateBatch(
      body::Batch<Real>{opened->count, room.poses, room.lengths, room.arms});
}

}  // namespace

PSOAS_EXPORT(psoas_body_alloc) void* psoas_body_alloc(std::uint32_t size) {
  return std::malloc(size);
}
PSOAS_EXPORT(psoas_body_free) void psoas_body_free(void* address) { std::free(address); }

PSOAS_EXPORT(psoas_body_open) int psoas_body_open(const char* json, std::uint32_t size) {
  opened.reset();
  const auto model =
      body::ReadModel(size == 0 ? psoas::EmbeddedBody() : std::string_view(json, size));
  if (!model.ok()) {
    error = model.error().Sentence();
    return 0;
  }
  const auto plan = body::Plan::Compile(*model);
  if (!plan.ok()) {
    error = plan.error().Sentence();
    return 0;
  }
  opened.emplace(*plan);
  layout = LayoutOf(*opened);
  return 1;
}

PSOAS_EXPORT(psoas_body_error) const char* psoas_body_error() { return error.c_str(); }
PSOAS_EXPORT(psoas_body_layout) const char* psoas_body_layout() { return layout.c_str(); }
PSOAS_EXPORT(psoas_body_pose) double* psoas_body_pose() { return opened->pose.data(); }
PSOAS_EXPORT(psoas_body_lengths) double* psoas_body_lengths() { return opened->lengths.data(); }
PSOAS_EXPORT(psoas_body_arms) double* psoas_body_arms() { return opened->arms.data(); }
PSOAS_EXPORT(psoas_body_figure) float* psoas_body_figure() { return opened->drawing.data(); }

PSOAS_EXPORT(psoas_body_evaluate) void psoas_body_evaluate() {
  opened->evaluator.Evaluate(opened->pose, opened->lengths, opened->arms);
}

PSOAS_EXPORT(psoas_body_draw) void psoas_body_draw() {
  opened->figure.Draw(opened->pose, opened->drawing);
}

PSOAS_EXPORT(psoas_body_stretch)
const char* psoas_body_stretch(const char* json, std::uint32_t size) {
  stretch_answer = opened->stretch.Answer({json, size});
  return stretch_answer.c_str();
}

PSOAS_EXPORT(psoas_body_batch) int psoas_body_batch(std::uint32_t count) {
  if (count == 0 || count > kMostPoses) return 0;
  opened->count = count;
  MakeRoom(opened->f64, *opened);
  MakeRoom(opened->f32, *opened);
  return 1;
}

PSOAS_EXPORT(psoas_body_batch_poses) void* psoas_body_batch_poses(int f32) {
  return f32 ? static_cast<void*>(opened->f32.poses.data()) : opened->f64.poses.data();
}
PSOAS_EXPORT(psoas_body_batch_lengths) void* psoas_body_batch_lengths(int f32) {
  return f32 ? static_cast<void*>(opened->f32.lengths.data()) : opened->f64.lengths.data();
}
PSOAS_EXPORT(psoas_body_run_batch) void psoas_body_run_batch(int f32) {
  if (f32) {
    RunBatch(opened->f32);
  } else {
    RunBatch(opened->f64);
  }
}
