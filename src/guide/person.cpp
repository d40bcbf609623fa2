#include "guide/person.h"

#include <algorithm>

namespace psoas::guide {
namespace {

/// The latest value of each field stands.
void Overlay(const journal::ProfileSet& from, journal::ProfileSet& to) {
  ForEachField<journal::ProfileSet>([&](const auto& field) {
    if (from.*field.member) to.*field.member = from.*field.member;
  });
}

double WeeksBetween(Instant from, Instant to) { return HoursBetween(from, to) / (24 * 7); }

/// Under age for certain: by the date of birth, or by a year that leaves no other reading.
bool IsChild(const journal::ProfileSet& profile, Day today, int adult_age) {
  if (profile.birth_date) {
    const auto born = ParseDay(*profile.birth_date);
    if (!born.ok()) return false;
    // Month and day as text: a leap day must not shift a birthday.
    const bool had_birthday = Format(today).substr(5) >= Format(*born).substr(5);
    const int age = YearOf(today) - YearOf(*born) - (had_birthday ? 0 : 1);
    return age < adult_age;
  }
  return profile.year_of_birth && YearOf(today) - *profile.year_of_birth < adult_age;
}

}  // namespace

Person FoldPerson(const rules::Calendar& calendar, const journal::Journal& journal, Instant now) {
  Person person;
  for (const auto& event : journal.events) {
    const auto* set = journal::As<journal::ProfileSet>(event);
    if (!set || event.at > now) continue;
    Overlay(*set, person.profile);
    if (set->birth_date || set->year_of_birth) person.age_said_at = event.at;
    if (set->pregnancy_weeks) {
      person.pregnancy_weeks = *set->pregnancy_weeks + WeeksBetween(event.at, now);
      person.pregnancy_said_at = event.at;
    }
    if (set->weeks_since_surgery) {
      person.weeks_since_surgery = *set->weeks_since_surgery + WeeksBetween(event.at, now);
      person.surgery_said_at = event.at;
    }
    if (set->weeks_since_birth) {
      person.weeks_since_birth = *set->weeks_since_birth + WeeksBetween(event.at, now);
      person.birth_said_at = event.at;
      person.pregnancy_weeks.reset();
    }
  }
  if (person.pregnancy_weeks && *person.pregnancy_weeks > calendar.pregnancy_max_weeks)
    person.pregnancy_weeks.reset();
  person.is_child = IsChild(person.profile, now.day(), calendar.adult_age);
  return person;
}

std::vector<Implied> ImpliedAnswers(const rules::Calendar& calendar, const Person& person) {
  std::vector<Implied> implied;
  if (person.is_child && person.age_said_at) implied.push_back({"child", "", *person.age_said_at});
  if (person.pregnancy_weeks) implied.push_back({"preg", "", *person.pregnancy_said_at});
  if (person.weeks_since_surgery && *person.weeks_since_surgery < calendar.surgery_weeks)
    implied.push_back({"abdo", "", *person.surgery_said_at});
  if (person.weeks_since_birth && *person.weeks_since_birth < calendar.postpartum_weeks) {
    const bool is_early = *person.weeks_since_birth < calendar.early_postpartum_weeks;
    implied.push_back({"postp", is_early ? "postp_early" : "", *person.birth_said_at});
  }
  return implied;
}

bool EverAnswered(const journal::Journal& journal, const std::string& question) {
  return std::any_of(
      journal.events.begin(), journal.events.end(), [&](const journal::Event& event) {
        const auto* screen = journal::As<journal::ScreenAnswered>(event);
        if (!screen) return false;
        const auto answer = screen->answers.find(question);
        return answer != screen->answers.end() && answer->second == journal::Answer::kYes;
      });
}

std::set<std::string> PersonFacts(const rules::Calendar& calendar, const Triage& triage,
                                  const Answers& effective, const Person& person) {
  std::set<std::string> facts;
  const int preg = triage.IndexOf("preg");
  const bool is_pregnant = preg >= 0 && effective[static_cast<std::size_t>(preg)] >= kUnsure;
  const bool is_late =
      !person.pregnancy_weeks || *person.pregnancy_weeks >= calendar.no_flat_lying_from_week;
  if (is_pregnant && is_late) facts.insert("preg_late");
  return facts;
}

}  // namespace psoas::guide
