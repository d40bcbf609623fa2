// The safety screen: questions in groups, the triage table, how long answers hold.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/table.h"

namespace psoas::rules {

/// What a person may be told to do, in rising order of caution.
enum class Disposition { kProceed, kLimits, kSeeClinician, kUrgent, kEmergency };

/// Where a screening question comes from: B1 spine and nerve, B2 hip/abdomen/vessels, B3 status.
enum class Section { kB1, kB2, kB3 };

struct FollowUp {
  std::string id;    ///< parent_detail, such as motor_worsening
  std::string text;  ///< asked when the parent is yes or unsure
  std::string help;
  static constexpr const char* kType = "FollowUp";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"id", &FollowUp::id, "parent_detail"}, Field{"text", &FollowUp::text, "the question"},
        Field{"help", &FollowUp::help, "what counts, in a sentence; may be empty text"}};
  }
};

struct Question {
  std::string id;
  Section section = Section::kB1;
  bool in_short_set = false;  ///< asked before every session
  std::string text;
  std::string help;
  std::string label;  ///< a few words for "you answered yes to: ..."
  std::vector<FollowUp> follow_ups;
  std::vector<std::string> sources;
  static constexpr const char* kType = "Question";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Question::id, "lower-case id of clinical.md section B"},
                      Field{"section", &Question::section, "B1 | B2 | B3"},
                      Field{"in_short_set", &Question::in_short_set, "asked before every session"},
                      Field{"text", &Question::text, "the question, for a person"},
                      Field{"help", &Question::help, "what counts, in a sentence"},
                      Field{"label", &Question::label, "a few words naming the subject"},
                      Field{"follow_ups", &Question::follow_ups, "asked on yes or unsure"},
                      Field{"sources", &Question::sources, "ids in sources.toml"}};
  }
};

struct QuestionGroup {
  std::string id;
  int order = 0;
  std::string title;
  std::string lead;  ///< the sentence above the list
  std::vector<Question> questions;
  static constexpr const char* kType = "QuestionGroup";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"id", &QuestionGroup::id, "unique"},
        Field{"order", &QuestionGroup::order, "place in the screen"},
        Field{"title", &QuestionGroup::title, "body region or subject"},
        Field{"lead", &QuestionGroup::lead, "the sentence above the list"},
        Field{"questions", &QuestionGroup::questions, "one screen of the questionnaire"}};
  }
};

struct Freshness {
  int full_gap_days = 0;        ///< a gap longer than this asks the full screen again
  std::vector<int> full_weeks;  ///< weeks after the start at which the full screen is due
  int short_valid_h = 0;
  std::string derived_because;
  static constexpr const char* kType = "Freshness";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"full_gap_days", &Freshness::full_gap_days, "days without any event"},
        Field{"full_weeks", &Freshness::full_weeks, "weeks after the start"},
        Field{"short_valid_h", &Freshness::short_valid_h, "hours a short screen holds"},
        Field{"derived_because", &Freshness::derived_because, "why"}};
  }
};

/// What the calendar and the profile imply without being asked.
struct Calendar {
  int adult_age = 0;                ///< younger is `child`, whatever was answered
  int pregnancy_max_weeks = 0;      ///< told longer ago than this, it is over
  int no_flat_lying_from_week = 0;  ///< fact preg_late from this week, or when weeks are unknown
  int postpartum_weeks = 0;         ///< `postp` until then
  int early_postpartum_weeks = 0;   ///< `postp_early` until then
  int surgery_weeks = 0;            ///< `abdo` until then, after an operation of belly or pelvis
  std::vector<std::string> sources;
  std::string derived_because;
  static constexpr const char* kType = "Calendar";
  static constexpr auto Fields() {
    return std::tuple{Field{"adult_age", &Calendar::adult_age, "years"},
                      Field{"pregnancy_max_weeks", &Calendar::pregnancy_max_weeks, "weeks"},
                      Field{"no_flat_lying_from_week", &Calendar::no_flat_lying_from_week, "weeks"},
                      Field{"postpartum_weeks", &Calendar::postpartum_weeks, "weeks"},
                      Field{"early_postpartum_weeks", &Calendar::early_postpartum_weeks, "weeks"},
                      Field{"surgery_weeks", &Calendar::surgery_weeks, "weeks"},
                      Field{"sources", &Calendar::sources, "ids in sources.toml"},
                      Field{"derived_because", &Calendar::derived_because, "why"}};
  }
};

struct DispositionText {
  Disposition disposition = Disposition::kProceed;
  std::string title;      ///< "Get help now"
  std::string action;     ///< what to do, whom to contact
  std::string meanwhile;  ///< how to be comfortable and what to watch for
  static constexpr const char* kType = "DispositionText";
  static constexpr auto Fields() {
    return std::tuple{Field{"disposition", &DispositionText::disposition, "which"},
                      Field{"title", &DispositionText::title, "headline"},
                      Field{"action", &DispositionText::action, "what to do and whom to contact"},
                      Field{"meanwhile", &DispositionText::meanwhile, "until then"}};
  }
};

struct Screening {
  std::vector<QuestionGroup> groups;
  Table triage;  ///< MAX; inputs are all question and follow-up ids plus the facts named in it
  Freshness freshness;
  Calendar calendar;
  std::vector<DispositionText> dispositions;
  static constexpr const char* kType = "Screening";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"groups", &Screening::groups, "the questionnaire"},
        Field{"triage", &Screening::triage, "answers -> disposition"},
        Field{"freshness", &Screening::freshness, "how long answers hold"},
        Field{"calendar", &Screening::calendar, "what a date in the profile implies"},
        Field{"dispositions", &Screening::dispositions, "what each means for the person"}};
  }
};

}  // namespace psoas::rules

namespace psoas {
template <>
struct EnumNames<rules::Disposition> {
  static constexpr const char* kType = "Disposition";
  static constexpr std::array kNames{"proceed", "limits", "see_clinician", "urgent", "emergency"};
};
template <>
struct EnumNames<rules::Section> {
  static constexpr const char* kType = "Section";
  static constexpr std::array kNames{"B1", "B2", "B3"};
};
}  // namespace psoas
