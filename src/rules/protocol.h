// The clinical protocol as the core sees it: questions, tables, exercises, programme, wording.
//
// Authored as TOML under protocol/, compiled by tools/protocol_compiler into one canonical JSON
// whose SHA-256 is its hash. Nothing here is computed: it is what clinicians wrote, checked.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/table.h"

namespace psoas::rules {

/// What a person may be told to do, in rising order of caution.
enum class Disposition { kProceed, kLimits, kSeeClinician, kUrgent, kEmergency };

/// Where a screening question comes from: B1 spine and nerve, B2 hip/abdomen/vessels, B3 status.
enum class Section { kB1, kB2, kB3 };

struct Identity {
  std::string id;
  std::string version;  ///< YEAR.minor.patch
  std::string status;   ///< "draft": not clinically reviewed
  std::string title;
  static constexpr const char* kType = "ProtocolIdentity";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Identity::id, "name of the protocol"},
                      Field{"version", &Identity::version, "YEAR.minor.patch"},
                      Field{"status", &Identity::status, "draft | reviewed | active | retired"},
                      Field{"title", &Identity::title, "what it is"}};
  }
};

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
  std::vector<std::string> sources;
  std::string derived_because;
  static constexpr const char* kType = "Calendar";
  static constexpr auto Fields() {
    return std::tuple{Field{"adult_age", &Calendar::adult_age, "years"},
                      Field{"pregnancy_max_weeks", &Calendar::pregnancy_max_weeks, "weeks"},
                      Field{"no_flat_lying_from_week", &Calendar::no_flat_lying_from_week, "weeks"},
                      Field{"postpartum_weeks", &Calendar::postpartum_weeks, "weeks"},
                      Field{"early_postpartum_weeks", &Calendar::early_postpartum_weeks, "weeks"},
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

/// One named band of a number. Exactly one of above/at_least may be set, and one of below/at_most.
struct Band {
  std::string name;
  std::optional<double> above;
  std::optional<double> at_least;
  std::optional<double> below;
  std::optional<double> at_most;
  static constexpr const char* kType = "Band";
  static constexpr auto Fields() {
    return std::tuple{Field{"name", &Band::name, "value used in tables"},
                      Field{"above", &Band::above, "greater than"},
                      Field{"at_least", &Band::at_least, "greater than or equal"},
                      Field{"below", &Band::below, "less than"},
                      Field{"at_most", &Band::at_most, "less than or equal"}};
  }
};

struct Banding {
  std::string id;  ///< "thigh", "knee", "abduction"
  std::string unit;
  std::vector<Band> bands;  ///< rising, without gaps or overlaps
  std::vector<std::string> sources;
  std::optional<std::string> derived_because;
  static constexpr const char* kType = "Banding";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Banding::id, "what is banded"},
                      Field{"unit", &Banding::unit, "deg"},
                      Field{"bands", &Banding::bands, "rising, gapless"},
                      Field{"sources", &Banding::sources, "ids in sources.toml"},
                      Field{"derived_because", &Banding::derived_because, "why these cuts"}};
  }
};

struct MeasureMethod {
  std::string id;  ///< tape | phone | goniometer | photo | photo_confirmed | camera
  std::string title;
  double mdc95_deg = 0;       ///< thigh angle
  double knee_mdc95_deg = 0;  ///< knee angle
  std::vector<std::string> steps;
  std::vector<std::string> sources;
  std::optional<std::string> derived_because;
  static constexpr const char* kType = "MeasureMethod";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"id", &MeasureMethod::id, "as in thomas.measured"},
        Field{"title", &MeasureMethod::title, "for a person"},
        Field{"mdc95_deg", &MeasureMethod::mdc95_deg, "smallest real change, thigh"},
        Field{"knee_mdc95_deg", &MeasureMethod::knee_mdc95_deg, "smallest real change, knee"},
        Field{"steps", &MeasureMethod::steps, "how to read it"},
        Field{"sources", &MeasureMethod::sources, "ids in sources.toml"},
        Field{"derived_because", &MeasureMethod::derived_because, "why this figure"}};
  }
};

struct Assessment {
  std::string title;
  std::vector<std::string> steps;  ///< getting into position
  std::vector<std::string> stop_signs;
  int readings = 3;  ///< how many to take
  std::vector<MeasureMethod> methods;
  std::vector<Banding> bandings;
  std::vector<int> retest_weeks;
  std::vector<std::string> not_with;  ///< question ids (or facts) with which the test is not done
  static constexpr const char* kType = "Assessment";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"title", &Assessment::title, "name of the test"},
        Field{"steps", &Assessment::steps, "getting into position"},
        Field{"stop_signs", &Assessment::stop_signs, "when to stop"},
        Field{"readings", &Assessment::readings, "how many to take a side"},
        Field{"methods", &Assessment::methods, "instruments with their error"},
        Field{"bandings", &Assessment::bandings, "where the cuts are"},
        Field{"retest_weeks", &Assessment::retest_weeks, "weeks after the start"},
        Field{"not_with", &Assessment::not_with, "questions or facts that rule the test out"}};
  }
};

struct Findings {
  Table gate;  ///< may this measurement be classified?
  Table iliopsoas;
  Table rectus_femoris;
  Table tfl;
  Table sartorius;
  Table pattern;  ///< short | feels_tight | guarding | unclear
  static constexpr const char* kType = "Findings";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"gate", &Findings::gate, "may it be classified"},
        Field{"iliopsoas", &Findings::iliopsoas, "one-joint hip flexors"},
        Field{"rectus_femoris", &Findings::rectus_femoris, "two-joint, over hip and knee"},
        Field{"tfl", &Findings::tfl, "tensor fasciae latae"},
        Field{"sartorius", &Findings::sartorius, "sartorius"},
        Field{"pattern", &Findings::pattern, "the fork"}};
  }
};

struct Dose {
  std::optional<int> sets;
  std::optional<int> reps;
  std::optional<int> hold_s;
  std::optional<int> rest_s;
  std::optional<int> minutes;  ///< for rest and breathing
  std::optional<int> per_week;
  std::optional<int> effort_max;  ///< 0-10 sensation or effort, not more than this
  std::string text;               ///< one sentence for the person
  static constexpr const char* kType = "Dose";
  static constexpr auto Fields() {
    return std::tuple{Field{"sets", &Dose::sets, "rounds per side"},
                      Field{"reps", &Dose::reps, "repetitions a round"},
                      Field{"hold_s", &Dose::hold_s, "seconds a hold"},
                      Field{"rest_s", &Dose::rest_s, "seconds between rounds"},
                      Field{"minutes", &Dose::minutes, "length when it is not counted in rounds"},
                      Field{"per_week", &Dose::per_week, "days a week"},
                      Field{"effort_max", &Dose::effort_max, "0-10, not more than this"},
                      Field{"text", &Dose::text, "one sentence"}};
  }
};

struct Variant {
  std::string id;
  std::string title;
  std::string position;  ///< supine | side_lying | sitting | kneeling | standing | bed_edge
  std::vector<std::string> equipment;  ///< all of these are needed
  std::vector<std::string> steps;
  static constexpr const char* kType = "Variant";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Variant::id, "floor | bed | chair | standing | side_lying ..."},
                      Field{"title", &Variant::title, "for a person"},
                      Field{"position", &Variant::position, "the body's position"},
                      Field{"equipment", &Variant::equipment, "all of these are needed"},
                      Field{"steps", &Variant::steps, "what to do, one sentence a step"}};
  }
};

struct Contraindication {
  std::string question;               ///< question id, or a fact such as preg_late
  std::vector<std::string> variants;  ///< only these; empty means the whole exercise
  bool until_released = false;        ///< a clinician's release lifts it
  std::string reason;
  static constexpr const char* kType = "Contraindication";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"question", &Contraindication::question, "holds on yes and on unsure"},
        Field{"variants", &Contraindication::variants, "only these; empty means all"},
        Field{"until_released", &Contraindication::until_released, "a release lifts it"},
        Field{"reason", &Contraindication::reason, "for the person"}};
  }
};

struct Evidence {
  std::string claim;
  Grade grade = Grade::kNone;
  std::vector<std::string> sources;
  static constexpr const char* kType = "Evidence";
  static constexpr auto Fields() {
    return std::tuple{Field{"claim", &Evidence::claim, "what is claimed, in one sentence"},
                      Field{"grade", &Evidence::grade, "how well it is supported"},
                      Field{"sources", &Evidence::sources, "ids in sources.toml"}};
  }
};

struct Exercise {
  std::string id;
  std::string title;
  std::string purpose;
  std::vector<std::string>
      targets;  ///< muscles, OpenSim-style without side: iliopsoas, recfem, tfl ...
  bool per_side = false;
  bool end_range = false;  ///< takes the hip to end-range extension
  bool rest = false;       ///< may be offered while the plan is locked
  std::vector<std::string> cues;
  std::string feels_right;
  std::vector<std::string> faults;
  std::vector<std::string> stop_signs;
  std::vector<Variant> variants;  ///< in order of preference
  std::vector<Contraindication> contraindications;
  Dose dose;
  Dose gentle_dose;
  std::string progression;
  std::vector<Evidence> evidence;
  static constexpr const char* kType = "Exercise";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"id", &Exercise::id, "unique"},
        Field{"title", &Exercise::title, "for a person"},
        Field{"purpose", &Exercise::purpose, "one sentence"},
        Field{"targets", &Exercise::targets, "muscles"},
        Field{"per_side", &Exercise::per_side, "done for each side"},
        Field{"end_range", &Exercise::end_range, "takes the hip to end-range extension"},
        Field{"rest", &Exercise::rest, "may be offered while the plan is locked"},
        Field{"cues", &Exercise::cues, "short spoken sentences"},
        Field{"feels_right", &Exercise::feels_right, "what right feels like"},
        Field{"faults", &Exercise::faults, "common faults and the mend"},
        Field{"stop_signs", &Exercise::stop_signs, "stop when"},
        Field{"variants", &Exercise::variants, "in order of preference"},
        Field{"contraindications", &Exercise::contraindications, "by question id"},
        Field{"dose", &Exercise::dose, "the usual dose"},
        Field{"gentle_dose", &Exercise::gentle_dose, "near an edge, after a flare, or borderline"},
        Field{"progression", &Exercise::progression, "when and how it gets harder"},
        Field{"evidence", &Exercise::evidence, "claims with their grade"}};
  }
};

/// A reason to offer an exercise. All `when` conditions must hold; for one-sided exercises the
/// muscle conditions are looked at side by side and pick the sides.
struct Candidate {
  std::string id;
  std::string exercise;
  std::map<std::string, std::vector<std::string>> when;
  int priority = 0;  ///< lower comes first
  bool gentle = false;
  std::string why;  ///< for the person
  static constexpr const char* kType = "Candidate";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Candidate::id, "unique"},
                      Field{"exercise", &Candidate::exercise, "exercise id"},
                      Field{"when", &Candidate::when, "input -> values"},
                      Field{"priority", &Candidate::priority, "lower comes first"},
                      Field{"gentle", &Candidate::gentle, "use the gentle dose"},
                      Field{"why", &Candidate::why, "for the person"}};
  }
};

struct LookElsewhere {
  std::string branch;  ///< adherence | no_change | look_elsewhere | worse | carry_on
  std::string title;
  std::string text;
  static constexpr const char* kType = "LookElsewhere";
  static constexpr auto Fields() {
    return std::tuple{Field{"branch", &LookElsewhere::branch, "which way it went"},
                      Field{"title", &LookElsewhere::title, "headline"},
                      Field{"text", &LookElsewhere::text, "what to do and what to ask for"}};
  }
};

struct Programme {
  std::vector<Input> inputs;  ///< closed domains of the conditions below
  std::vector<Candidate> candidates;
  int items_min = 0;
  int items_max = 0;
  int sessions_per_week = 0;
  std::vector<int> retest_weeks;
  int look_elsewhere_week = 0;
  std::vector<int> phase_weeks;  ///< weeks at which phase turns from early to middle to late
  double sitting_high_h = 0;     ///< hours a day from which `sitting` is high
  double stress_high = 0;        ///< 0-10, from which `stress` is high when told as a score
  int adherence_percent = 0;
  int pain_rest_above = 0;  ///< pain above this: rest and check in
  int improved_pain = 0;    ///< points on 0-10 that count as a real change of the complaint
  std::vector<LookElsewhere> branches;
  std::vector<std::string> sources;
  std::optional<std::string> derived_because;
  static constexpr const char* kType = "Programme";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"inputs", &Programme::inputs, "closed domains"},
        Field{"candidates", &Programme::candidates, "reasons to offer an exercise"},
        Field{"items_min", &Programme::items_min, "fewest items a session"},
        Field{"items_max", &Programme::items_max, "most items a session"},
        Field{"sessions_per_week", &Programme::sessions_per_week, "default"},
        Field{"retest_weeks", &Programme::retest_weeks, "weeks after the start"},
        Field{"look_elsewhere_week", &Programme::look_elsewhere_week, "review"},
        Field{"phase_weeks", &Programme::phase_weeks, "early -> middle -> late"},
        Field{"sitting_high_h", &Programme::sitting_high_h, "hours a day"},
        Field{"stress_high", &Programme::stress_high, "0-10"},
        Field{"adherence_percent", &Programme::adherence_percent, "enough to judge by"},
        Field{"pain_rest_above", &Programme::pain_rest_above, "0-10"},
        Field{"improved_pain", &Programme::improved_pain, "points on 0-10"},
        Field{"branches", &Programme::branches, "what happens at the review"},
        Field{"sources", &Programme::sources, "ids in sources.toml"},
        Field{"derived_because", &Programme::derived_because, "why"}};
  }
};

struct Lesson {
  std::string id;
  int order = 0;
  std::string title;
  std::vector<std::string> paragraphs;
  std::vector<Evidence> evidence;
  static constexpr const char* kType = "Lesson";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Lesson::id, "unique"},
                      Field{"order", &Lesson::order, "place in Learn"},
                      Field{"title", &Lesson::title, "headline"},
                      Field{"paragraphs", &Lesson::paragraphs, "plain text"},
                      Field{"evidence", &Lesson::evidence, "claims with their grade"}};
  }
};

struct Source {
  std::string id;
  std::string citation;
  std::string read;  ///< abstract | text | secondary | memory
  std::optional<std::string> link;
  static constexpr const char* kType = "Source";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Source::id, "author-year"},
                      Field{"citation", &Source::citation, "who, when, where"},
                      Field{"read", &Source::read, "abstract | text | secondary | memory"},
                      Field{"link", &Source::link, "DOI, PMID or PMCID"}};
  }
};

struct Protocol {
  Identity identity;
  Screening screening;
  Assessment assessment;
  Findings findings;
  std::vector<Exercise> exercises;
  Programme programme;
  std::vector<Lesson> education;
  std::vector<Source> sources;
  std::map<std::string, std::string> wording;  ///< message id -> template with {places}
  static constexpr const char* kType = "Protocol";
  static constexpr auto Fields() {
    return std::tuple{Field{"identity", &Protocol::identity, "name and version"},
                      Field{"screening", &Protocol::screening, "what must not be self-treated"},
                      Field{"assessment", &Protocol::assessment, "the Thomas test"},
                      Field{"findings", &Protocol::findings, "readings -> findings"},
                      Field{"exercises", &Protocol::exercises, "the catalogue"},
                      Field{"programme", &Protocol::programme, "findings -> plan"},
                      Field{"education", &Protocol::education, "Learn"},
                      Field{"sources", &Protocol::sources, "every citation once"},
                      Field{"wording", &Protocol::wording, "sentences the core fills in"}};
  }

  const Question* FindQuestion(const std::string& id) const;
  const Exercise* FindExercise(const std::string& id) const;
  const MeasureMethod* FindMethod(const std::string& id) const;
  const Banding* FindBanding(const std::string& id) const;
  const Source* FindSource(const std::string& id) const;
  const std::string& Text(const std::string& message_id) const;  ///< the id itself when unknown
};

/// A loaded protocol with the hash of its canonical bytes.
struct LoadedProtocol {
  Protocol protocol;
  std::string hash;  ///< SHA-256 in lower-case hex
};

/// Reads the canonical JSON that the protocol compiler wrote: {"hash": ..., "protocol": {...}}, and
/// checks it: a LoadedProtocol has always passed CheckProtocol.
Result<LoadedProtocol> LoadProtocol(std::string_view canonical_json);

/// Everything a protocol must satisfy beyond its shape: ids resolve, bands are gapless, every
/// number has a source or a reason, tables are well formed and complete, triage is monotone.
/// Returns the first fault with its place and mend.
Status CheckProtocol(const Protocol& protocol);

/// Every such fault, for an author who mends them all at once. Empty when there is none.
std::vector<Error> FindFaults(const Protocol& protocol);

/// The band a number falls into; null when it falls into none (not finite).
const Band* FindBand(const Banding& banding, double value);

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
