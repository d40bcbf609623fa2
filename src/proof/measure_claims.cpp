// P11 and P12: what a measurement may and may not lead to.
#include <algorithm>
#include <cmath>

#include "base/json_io.h"
#include "proof/claims.h"
#include "proof/count.h"
#include "proof/story.h"

namespace psoas::proof {
namespace {

using guide::Guidance;
using guide::Item;
using guide::MuscleState;
using guide::SideFinding;
using guide::SideState;

std::string Runs(int runs) {
  return Count(static_cast<std::uint32_t>(runs)).Text() + " runs of the whole guide";
}

bool IsUnclassified(const guide::Muscles& muscles) {
  return muscles.iliopsoas == MuscleState::kUnknown &&
         muscles.rectus_femoris == MuscleState::kUnknown && muscles.tfl == MuscleState::kUnknown &&
         muscles.sartorius == MuscleState::kUnknown;
}

bool LoadsTheHip(const Item& item) {
  return item.kind != rules::Kind::kRest && item.kind != rules::Kind::kBreathing;
}

const char* Other(const std::string& side) {
  return side == "left" ? "right" : side == "right" ? "left" : "both";
}

/// What depends on the side, with the sides swapped when asked.
Json Sided(const Guidance& guidance, bool swap) {
  Json out;
  const guide::SideFinding &left = guidance.findings.left, &right = guidance.findings.right;
  out["left"] = Write(swap ? right : left);
  out["right"] = Write(swap ? left : right);
  for (const char* side : {"left", "right"}) out[side].erase("at");
  out["pattern"] = Name(guidance.pattern);
  out["disposition"] = Name(guidance.disposition);
  out["kind"] = Name(guidance.today.kind);
  out["items"] = Json::array();
  for (const Item* item : AllItems(guidance)) {
    out["items"].push_back({{"exercise", item->exercise},
                            {"variant", item->variant},
                            {"side", swap ? Other(item->side) : item->side.c_str()},
                            {"gentle", item->gentle},
                            {"dose", Write(item->dose)}});
  }
  const guide::Volume& volume = guidance.plan.volume;
  out["volume"] = Json::array(
      {swap ? volume.right_min : volume.left_min, swap ? volume.left_min : volume.right_min});
  return out;
}

/// Representative measurements: every band of every angle, every answer beside it.
std::vector<SideTest> Measurements() {
  std::vector<SideTest> out;
  for (const double thigh : {12.0, 1.0, -5.0, -15.0}) {
    for (const double knee : {60.0, 75.0, 88.0}) {
      for (const double abduction : {0.0, 10.0, 30.0}) {
        for (const char* rotation : {"none", "internal", "external"}) {
          for (const char* drop : {"untested", "no", "yes"}) {
            SideTest test;
            test.thigh_deg = thigh;
            test.knee_flexion_deg = knee;
            test.reading = {{"abduction_deg", abduction}, {"rotation", rotation}};
            test.more = {{"drop_on_knee_straight", drop}, {"drop_on_abduction", drop}};
            out.push_back(test);
          }
        }
      }
    }
  }
  return out;
}

std::vector<SideTest> InvalidMeasurements() {
  std::vector<SideTest> out;
  for (const double thigh : {12.0, 0.0, -5.0, -15.0}) {
    for (const char* pelvis : {"yes", "no", "unsure"}) {
      for (const char* pain : {"none", "stretch", "joint"}) {
        for (const bool apart : {false, true}) {
          SideTest test;
          test.thigh_deg = thigh;
          test.pelvis_flat = pelvis;
          test.pain = pain;
          if (apart) test.spread = {-20, 0, 20};
          const bool valid = !apart && test.pelvis_flat == "yes" && test.pain != "joint";
          if (!valid) out.push_back(test);
        }
      }
    }
  }
  return out;
}

}  // namespace

Part GateByCells(const Setting& setting) {
  const Answers all_no = AllNo(setting.loaded.protocol);
  const std::vector<SideTest> invalid = InvalidMeasurements();
  Part part;
  part.method = Method::kExhaustive;
  part.what =
      "every pair of measurements in which the pelvis was not flat or not sure, the joint hurt or "
      "the "
      "readings disagree: no muscle is classified, nothing but rest is offered or planned; and "
      "with "
      "one valid side the invalid one stays unclassified";
  int runs = 0;
  for (const SideTest& left : invalid) {
    for (const SideTest& right : invalid) {
      Story story(setting.loaded);
      const Guidance guidance =
          story.Screen(all_no).Test("left", left).Test("right", right).Later(1).Guide();
      ++runs;
      const auto items = AllItems(guidance);
      const bool loads = std::any_of(items.begin(), items.end(),
                                     [](const Item* item) { return LoadsTheHip(*item); });
      const guide::SideFinding &a = guidance.findings.left, &b = guidance.findings.right;
      const bool held = !loads && IsUnclassified(a.muscles) && IsUnclassified(b.muscles) &&
                        a.state != SideState::kMeasured && b.state != SideState::kMeasured;
      if (!held && part.counterexample.empty())
        part.counterexample = "left: pelvis " + left.pelvis_flat + ", pain " + left.pain +
                              "; right: pelvis " + right.pelvis_flat + ", pain " + right.pain;
    }
    Story story(setting.loaded);
    const Guidance guidance =
        story.Screen(all_no).Test("left", left).Test("right").Later(1).Guide();
    ++runs;
    if (!IsUnclassified(guidance.findings.left.muscles) && part.counterexample.empty())
      part.counterexample =
          "beside a valid right side, left: pelvis " + left.pelvis_flat + ", pain " + left.pain;
  }
  part.cases = Runs(runs);
  return part;
}

Part MirrorByCells(const Setting& setting) {
  const Answers all_no = AllNo(setting.loaded.protocol);
  Part part;
  part.method = Method::kExhaustive;
  part.what =
      "every band of thigh, knee and abduction with every rotation and drop, and every invalid "
      "measurement, on one side beside a long other side: with left and right swapped the "
      "findings, "
      "items, doses and volumes are the same with the sides swapped";
  std::vector<SideTest> tests = Measurements();
  for (const SideTest& test : InvalidMeasurements()) tests.push_back(test);
  SideTest other;
  other.thigh_deg = -12;
  int runs = 0;
  for (const SideTest& test : tests) {
    Json seen[2];
    for (const bool swap : {false, true}) {
      Story story(setting.loaded);
      story.Screen(all_no)
          .Test(swap ? "right" : "left", test)
          .Test(swap ? "left" : "right", other)
          .Later(1);
      seen[swap] = Sided(story.Guide(), swap);
      ++runs;
    }
    if (seen[0] == seen[1] || !part.counterexample.empty()) continue;
    part.counterexample = "thigh " + std::to_string(test.thigh_deg) + ", knee " +
                          std::to_string(test.knee_flexion_deg) + ", " + test.more.dump() +
                          test.reading.dump() + ": the mirror image differs";
  }
  part.cases = Runs(runs);
  return part;
}

Part MirrorByCases(const Setting& setting) {
  Part part;
  part.method = Method::kTested;
  part.what = "the worked cases with left and right swapped in the journal";
  int runs = 0;
  for (const WorkedCase& each : setting.cases) {
    std::string mirrored = each.text;
    for (std::size_t at = 0; (at = mirrored.find("\"side\":\"", at)) != std::string::npos;) {
      at += 8;
      const bool left = mirrored.compare(at, 5, "left\"") == 0,
                 right = mirrored.compare(at, 6, "right\"") == 0;
      if (left) mirrored.replace(at, 4, "right");
      if (right) mirrored.replace(at, 5, "left");
    }
    const Json before = Sided(guide::Guide(setting.loaded, each.journal, each.now), false);
    const Json after =
        Sided(guide::Guide(setting.loaded, journal::ParseJournal(mirrored), each.now), true);
    runs += 2;
    if (before != after && part.counterexample.empty()) part.counterexample = each.id;
  }
  part.cases = setting.cases.empty() ? "no worked cases were given (they come with --protocol DIR)"
                                     : Runs(runs);
  return part;
}

namespace {

std::vector<double> CutsOf(const rules::Protocol& protocol, const char* banding) {
  std::vector<double> cuts;
  const rules::Banding* bands = protocol.FindBanding(banding);
  if (!bands) return cuts;
  for (const rules::Band& band : bands->bands) {
    for (const auto& cut : {band.above, band.at_least, band.below, band.at_most}) {
      if (cut && std::find(cuts.begin(), cuts.end(), *cut) == cuts.end()) cuts.push_back(*cut);
    }
  }
  return cuts;
}

/// Every tenth of a degree within `within` of `cut`.
std::vector<double> Around(double cut, double within) {
  std::vector<double> out;
  const int middle = static_cast<int>(std::lround(cut * 10));
  const int reach = static_cast<int>(std::floor(within * 10 + 1e-9));
  for (int tenth = middle - reach; tenth <= middle + reach; ++tenth) out.push_back(tenth / 10.0);
  return out;
}

std::string FaultNearCut(const Guidance& guidance) {
  for (const SideFinding* side : {&guidance.findings.left, &guidance.findings.right}) {
    if (!side->near_edge) return "it is not called near the edge";
  }
  for (const Item* item : AllItems(guidance)) {
    if (LoadsTheHip(*item) && item->kind != rules::Kind::kBreak && !item->gentle)
      return item->exercise + " has the usual dose";
  }
  return "";
}

}  // namespace

Part NearCutsByGrid(const Setting& setting) {
  const rules::Protocol& protocol = setting.loaded.protocol;
  const Answers all_no = AllNo(protocol);
  Part part;
  part.method = Method::kExhaustive;
  part.what =
      "every instrument, every thigh angle by tenths within half its error of a cut: called near "
      "the "
      "edge, and every exercise in the gentle dose; every knee angle within half the error of a "
      "cut "
      "that reads as short says low confidence";
  int runs = 0;
  const auto find = [&](const std::string& what) {
    if (part.counterexample.empty()) part.counterexample = what;
  };
  for (const rules::MeasureMethod& method : protocol.assessment.methods) {
    const auto guide_at = [&](double thigh, double knee) {
      SideTest test;
      test.method = method.id;
      test.thigh_deg = thigh;
      test.knee_flexion_deg = knee;
      Story story(setting.loaded);
      ++runs;
      return story.Screen(all_no).Test("left", test).Test("right", test).Later(1).Guide();
    };
    for (const double cut : CutsOf(protocol, "thigh")) {
      for (const double thigh : Around(cut, method.mdc95_deg / 2)) {
        const std::string fault = FaultNearCut(guide_at(thigh, 88));
        if (!fault.empty()) find(method.id + ", thigh " + std::to_string(thigh) + ": " + fault);
      }
    }
    for (const double cut : CutsOf(protocol, "knee")) {
      for (const double knee : Around(cut, method.knee_mdc95_deg / 2)) {
        const SideFinding side = guide_at(-20, knee).findings.left;
        if (side.muscles.rectus_femoris == MuscleState::kShort && !side.low_confidence)
          find(method.id + ", knee " + std::to_string(knee) + ": short without low confidence");
      }
    }
  }
  part.cases =
      Runs(runs) + ", " + std::to_string(protocol.assessment.methods.size()) + " instruments";
  if (runs == 0) find("there is no cut: the claim would be empty");
  return part;
}

}  // namespace psoas::proof
