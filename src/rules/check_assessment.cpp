#include <algorithm>
#include <cmath>

#include "rules/check.h"

namespace psoas::rules {
namespace {

constexpr std::array kMethods{"tape", "phone", "goniometer", "photo", "photo_confirmed", "camera"};

void CheckMethods(Faults& faults) {
  const auto& methods = faults.protocol().assessment.methods;
  NeedUniqueIds(faults, "assessment.methods", methods);
  faults.AddUnless(!methods.empty(), "assessment.methods", "there is no way to measure.",
                   "Add one.");
  for (std::size_t i = 0; i < methods.size(); ++i) {
    const MeasureMethod& method = methods[i];
    const std::string place = Item("assessment.methods", i);
    faults.AddUnless(std::find(kMethods.begin(), kMethods.end(), method.id) != kMethods.end(),
                     place + ".id", "\"" + method.id + "\" is not a method a test can name.",
                     "Use one of: tape | phone | goniometer | photo | photo_confirmed | camera.");
    faults.NeedText(place + ".title", method.title);
    faults.NeedTexts(place + ".steps", method.steps);
    faults.AddUnless(method.mdc95_deg > 0 && method.knee_mdc95_deg > 0, place + ".mdc95_deg",
                     "a measurement without an error is not one.", "Give both errors in degrees.");
    faults.NeedGrounds(place, method.sources, method.derived_because);
  }
}

/// Each band begins exactly where the one before it ends, and only one of the two holds the edge.
bool Meets(const Band& lower, const Band& upper) {
  if (lower.below) return upper.at_least == lower.below && !upper.above;
  return lower.at_most && upper.above == lower.at_most && !upper.at_least;
}

bool HasWidth(const Band& band) {
  const auto low = band.above ? band.above : band.at_least;
  const auto high = band.below ? band.below : band.at_most;
  return !low || !high || *low < *high;
}

void CheckBanding(Faults& faults, const std::string& place, const Banding& banding) {
  faults.NeedText(place + ".unit", banding.unit);
  faults.NeedGrounds(place, banding.sources, banding.derived_because);
  const auto& bands = banding.bands;
  if (bands.empty()) return faults.Add(place + ".bands", "there are no bands.", "Add them.");
  std::set<std::string> names;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const std::string at = Item(place + ".bands", i);
    faults.AddUnless(!bands[i].name.empty() && names.insert(bands[i].name).second, at + ".name",
                     "a band has no name or the name of another.", "Give each its own name.");
    faults.AddUnless(HasWidth(bands[i]), at, "the band holds no number.", "Swap its limits.");
    faults.AddUnless(i == 0 || Meets(bands[i - 1], bands[i]), at,
                     "it does not begin where the band before it ends.",
                     "Pair at_most with above, or below with at_least, at the same number.");
  }
  faults.AddUnless(!bands.front().above && !bands.front().at_least, Item(place + ".bands", 0),
                   "the lowest band has a lower limit.", "Leave it open below.");
  faults.AddUnless(!bands.back().below && !bands.back().at_most,
                   Item(place + ".bands", bands.size() - 1), "the highest band has an upper limit.",
                   "Leave it open above.");
}

/// The findings tables are written against these names.
void CheckBandNames(Faults& faults, const std::string& id, const std::vector<std::string>& wanted) {
  const Banding* banding = faults.protocol().FindBanding(id);
  if (banding == nullptr) {
    return faults.Add("assessment.bandings", "the banding \"" + id + "\" is missing.", "Add it.");
  }
  std::vector<std::string> names;
  for (const Band& band : banding->bands) names.push_back(band.name);
  faults.AddUnless(names == wanted, "assessment.bandings",
                   "the bands of \"" + id + "\" are not the ones the findings use.",
                   "Check their names and order.");
}

/// Every figure is there and above 0: a limit of none would make a sensor that always agrees.
void CheckPhone(Faults& faults) {
  const Assessment& assessment = faults.protocol().assessment;
  NeedUniqueIds(faults, "assessment.phone", assessment.phone);
  for (std::size_t i = 0; i < assessment.phone.size(); ++i) {
    const PhoneFigure& figure = assessment.phone[i];
    faults.NeedGrounds(Item("assessment.phone", i), figure.sources, figure.derived_because);
    faults.AddUnless(std::ranges::find(kPhoneFigures, figure.id) != kPhoneFigures.end(),
                     Item("assessment.phone", i) + ".id", "nothing uses this figure.",
                     "Check how it is written, or take it out.");
  }
  for (const char* id : kPhoneFigures) {
    faults.AddUnless(assessment.Phone(id) > 0, "assessment.phone",
                     std::string("the figure ") + id + " is missing or not above 0.",
                     "Give it, above 0.");
  }
  faults.AddUnless(
      assessment.Phone("tuck_leave_share") < assessment.Phone("tuck_enter_share") &&
          assessment.Phone("tuck_enter_share") < 1 && assessment.Phone("tuck_over_share") > 1,
      "assessment.phone", "the shares of the tuck do not rise: lost, held, 1, too much.",
      "Let tuck_leave_share < tuck_enter_share < 1 < tuck_over_share.");
}

void CheckPictures(Faults& faults) {
  const Assessment& assessment = faults.protocol().assessment;
  NeedUniqueIds(faults, "assessment.pictures", assessment.pictures);
  for (const char* id : {"sit", "roll_back", "hang"}) {
    faults.AddUnless(
        std::ranges::find(assessment.pictures, id, &TestPicture::id) != assessment.pictures.end(),
        "assessment.pictures", std::string("the picture ") + id + " is missing.",
        "The way into the position is drawn from it.");
  }
  int before = 0;
  for (std::size_t i = 0; i < assessment.pictures.size(); ++i) {
    const TestPicture& picture = assessment.pictures[i];
    const std::string at = Item("assessment.pictures", i);
    const int steps = static_cast<int>(assessment.steps.size());
    faults.AddUnless(picture.step > before && picture.step <= steps, at + ".step",
                     "there is no such step, or it has its picture.",
                     "Number them as the steps are, in their order.");
    before = picture.step;
    faults.NeedAngles(at + ".angles", picture.angles);
    faults.AddUnless(!picture.faults.empty(), at, "it does not show how the step goes wrong.",
                     "Add a fault.");
    for (std::size_t k = 0; k < picture.faults.size(); ++k) {
      const TestFault& fault = picture.faults[k];
      const std::string fault_at = Item(at + ".faults", k);
      faults.NeedText(fault_at + ".sign", fault.sign);
      faults.NeedAnglesAdded(fault_at + ".off_by", picture.angles, fault.off_by, "");
      faults.AddUnless(!fault.off_by.empty() || fault.table_m.value_or(0) > 0, fault_at,
                       "it looks like the right way.", "Give it `off_by` or `table_m`.");
    }
  }
}

}  // namespace

void CheckAssessment(Faults& faults) {
  const Assessment& assessment = faults.protocol().assessment;
  faults.NeedText("assessment.title", assessment.title);
  faults.NeedTexts("assessment.steps", assessment.steps);
  faults.NeedTexts("assessment.stop_signs", assessment.stop_signs);
  faults.AddUnless(assessment.readings >= 1, "assessment.readings", "no reading is taken.",
                   "Ask for at least one.");
  faults.AddUnless(!assessment.retest_weeks.empty(), "assessment.retest_weeks",
                   "the test is never repeated.", "List the weeks.");
  CheckPictures(faults);
  CheckMethods(faults);
  CheckPhone(faults);
  NeedUniqueIds(faults, "assessment.bandings", assessment.bandings);
  for (std::size_t i = 0; i < assessment.bandings.size(); ++i) {
    CheckBanding(faults, Item("assessment.bandings", i), assessment.bandings[i]);
  }
  CheckBandNames(faults, "thigh", {"adequate", "borderline", "above"});
  CheckBandNames(faults, "knee", {"short", "borderline", "adequate"});
  CheckBandNames(faults, "abduction", {"usual", "wide"});
  for (std::size_t i = 0; i < assessment.not_with.size(); ++i) {
    faults.NeedQuestionOrFact(Item("assessment.not_with", i), assessment.not_with[i]);
  }
}

}  // namespace psoas::rules
