#include "fuzz/importers.h"

#include <array>
#include <cmath>

#include "body/library.h"
#include "fuzz/model_faults.h"
#include "labfiles/c3d_read.h"
#include "labfiles/mjcf_read.h"
#include "labfiles/osim_read.h"
#include "labfiles/poses.h"
#include "labfiles/storage_read.h"
#include "labfiles/storage_write.h"
#include "labfiles/trc_read.h"

namespace psoas::fuzz {
namespace {

/// `fault` of what was read, or that of the refusal.
template <class Read>
Outcome OutcomeOf(const Result<Read>& read, std::string (*fault)(const Read&)) {
  if (read.ok()) return {true, fault(*read)};
  const bool has_words = !read.error().message.empty() && !read.error().mend.empty();
  return {false, has_words ? "" : "a refusal without words"};
}

bool Rises(const std::vector<double>& times_s) {
  for (std::size_t row = 1; row < times_s.size(); ++row) {
    if (!(times_s[row] > times_s[row - 1])) return false;
  }
  return true;
}

bool Finite(const std::vector<double>& values) {
  for (const double value : values) {
    if (!std::isfinite(value)) return false;
  }
  return true;
}

body::Model Leg() {
  body::Model model;
  for (const char* name : {"hip_flexion_r", "knee_angle_r"}) {
    model.coordinates.push_back({name, -1, 2, false, "", ""});
  }
  return model;
}

std::string FaultOfMotion(const labfiles::Motion& motion) {
  if (motion.rows() == 0 || !Rises(motion.times_s)) return "times that do not rise";
  if (motion.values.size() != motion.rows() * motion.columns.size()) return "a wrong size";
  if (!Finite(motion.times_s) || !Finite(motion.values)) return "a figure that is not finite";
  const auto again = labfiles::ReadStorage(labfiles::WriteStorage(motion));
  if (!again.ok()) return "what was written is refused: " + again.error().Sentence();
  if (again->columns.size() == motion.columns.size() && again->values != motion.values) {
    return "figures changed by writing them";
  }
  for (const auto knee : {labfiles::KneeSign::kUnknown, labfiles::KneeSign::kFlexionNegative}) {
    const auto poses = labfiles::PosesOf(motion, Leg(), {knee});
    if (poses.ok() && poses->values.size() != 2 * motion.rows()) return "a wrong size of poses";
  }
  return "";
}

std::string FaultOfMarkers(const labfiles::Markers& markers) {
  if (!(markers.rate_hz > 0) || markers.names.empty()) return "no rate or no names";
  if (markers.frames() * markers.names.size() != markers.points_m.size()) return "a wrong size";
  for (const auto& point : markers.points_m) {
    if (point && !std::isfinite(body::Norm(*point))) return "a point that is not finite";
  }
  return "";
}

constexpr std::array kImporters{
    Importer{"osim", [](auto bytes) { return OutcomeOf(labfiles::ReadOsim(bytes), FaultOfModel); }},
    Importer{"mjcf", [](auto bytes) { return OutcomeOf(labfiles::ReadMjcf(bytes), FaultOfModel); }},
    Importer{"storage",
             [](auto bytes) { return OutcomeOf(labfiles::ReadStorage(bytes), FaultOfMotion); }},
    Importer{"trc", [](auto bytes) { return OutcomeOf(labfiles::ReadTrc(bytes), FaultOfMarkers); }},
    Importer{"c3d", [](auto bytes) { return OutcomeOf(labfiles::ReadC3d(bytes), FaultOfMarkers); }},
    Importer{"body", [](auto bytes) { return OutcomeOf(body::ReadModel(bytes), FaultOfModel); }},
};

}  // namespace

std::span<const Importer> Importers() { return kImporters; }

}  // namespace psoas::fuzz
