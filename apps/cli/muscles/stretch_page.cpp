#include "stretch_page.h"

#include <nlohmann/json.hpp>

#include "../commands/command.h"
#include "../terminal/page.h"
#include "body/stretch_meter.h"
#include "body_source.h"
#include "figures.h"
#include "named_lengths.h"
#include "pose_words.h"

namespace psoas::cli {
namespace {

/// Each angle that moves the group is off by the same, independently of the others.
std::vector<body::ErrorSource> SourcesFor(const body::Groups& groups, const body::Group& group,
                                          double sd_deg) {
  std::vector<body::JointError> joints;
  for (const int c : group.coordinates)
    joints.push_back({groups.plan().model().coordinates[static_cast<std::size_t>(c)].name, sd_deg});
  return body::JointErrors(joints);
}

Json JsonOf(const body::Band& band, int decimals) {
  return {{"least", Rounded(band.least, decimals)},
          {"likely", Rounded(band.likely, decimals)},
          {"most", Rounded(band.most, decimals)}};
}

Json JsonOf(const body::StretchReading& reading, double sd_deg) {
  return {{"group", reading.group},
          {"coverage", reading.coverage},
          {"angle_error_deg", sd_deg},
          {"available_mm", Rounded(reading.available_mm, 1)},
          {"change_mm", JsonOf(reading.change_mm, 1)},
          {"slack_mm", JsonOf(reading.slack_mm, 1)},
          {"share_of_available", reading.share ? JsonOf(*reading.share, 2) : Json(nullptr)}};
}

std::string InWords(const body::Band& band, double times, int decimals, const std::string& unit) {
  return Fixed(times * band.least, decimals) + " to " + Fixed(times * band.most, decimals) + unit +
         ", most likely " + Fixed(times * band.likely, decimals);
}

void PrintPage(const body::StretchReading& reading, const std::string& pose, double sd_deg) {
  Page page;
  page.Title("Stretch of " + reading.group + ": " + pose, Ink::kAccent);
  if (reading.share) {
    page.Text("It uses " + InWords(*reading.share, 100, 0, " %") +
              ", of the lengthening that the " + "declared ranges of the joints allow (" +
              Fixed(reading.available_mm, 1) + " mm).");
  } else {
    page.Text(
        "The declared ranges of the joints allow it less than 1 mm of lengthening, so there "
        "is no share to tell.");
  }
  page.Text("Change from the neutral length: " + InWords(reading.change_mm, 1, 1, " mm") + ".");
  if (reading.slack_mm.most > 0)
    page.Text("Slack, by which it is shorter: " + InWords(reading.slack_mm, 1, 1, " mm") + ".");
  page.Blank().Text("This is geometry, not tension. The band holds " +
                        Fixed(100 * reading.coverage, 0) +
                        " of 100 cases where each angle is off by " + Short(sd_deg) +
                        " degrees (one standard deviation).",
                    2, Ink::kQuiet);
  page.Print();
}

}  // namespace

int PrintStretch(const CommonOptions& options, const MusclesOptions& wanted) {
  const auto groups = LoadGroups(wanted);
  if (!groups.ok()) return Fail(options, groups.error());
  const body::Model& model = groups->plan().model();
  const auto pose = ReadPose(model, wanted.pose, wanted.beyond_range);
  if (!pose.ok()) return Fail(options, pose.error());
  const std::string place = "--stretch " + Excerpt(wanted.stretch);
  const auto group = OneNamed(AllGroups(*groups), wanted.stretch, place);
  if (!group.ok()) return Fail(options, group.error());
  auto meter = body::StretchMeter::Create(
      *groups, SourcesFor(*groups, groups->groups()[group->index], wanted.angle_error_deg));
  if (!meter.ok()) return Fail(options, meter.error());
  const auto reading = meter.value().Read(wanted.stretch, *pose);
  if (!reading.ok()) return Fail(options, reading.error());
  if (options.json) {
    PrintJson(JsonOf(*reading, wanted.angle_error_deg));
  } else {
    PrintPage(*reading, PoseInWords(model, *pose), wanted.angle_error_deg);
  }
  return kOk;
}

}  // namespace psoas::cli
