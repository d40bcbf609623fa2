#include "exchange/letter.h"

#include <algorithm>

#include "base/numbers.h"
#include "exchange/journal_facts.h"
#include "exchange/plain_text.h"
#include "guide/guide.h"
#include "guide/progress.h"
#include "guide/texts.h"

namespace psoas::exchange {
namespace {

using guide::Guidance;
using guide::Say;
using guide::SideFinding;
using guide::SideState;

constexpr std::size_t kDateLength = 10;  ///< "2026-11-22" of an instant's text

std::string List(const std::vector<std::string>& parts, const char* separator) {
  std::string all;
  for (const auto& part : parts) all += (all.empty() ? "" : separator) + part;
  return all;
}

/// Gathers the facts of one letter, each a sentence of the protocol's wording.
class Writing {
 public:
  Writing(const rules::Protocol& protocol, const journal::Journal& journal, Instant now,
          const Guidance& guidance)
      : protocol_(protocol), journal_(journal), now_(now), guidance_(guidance) {}

  std::vector<std::string> Facts(const rules::Letter& frame) {
    AddPerson();
    const bool is_about_screen = frame.id == "screen";
    if (is_about_screen) AddScreen();
    AddMeasured();
    AddChange();
    AddActivities();
    AddMentions();
    if (!is_about_screen) AddScreen();
    AddReleases();
    return std::move(facts_);
  }

  std::string FillIn(const rules::Letter& frame, const std::string& text) const {
    const guide::Clock& clock = guidance_.clock;
    const Filling fillings[] = {{"date", guide::SayDay(protocol_, DayOf(frame))},
                                {"week", std::to_string(clock.week + 1)},
                                {"done", std::to_string(clock.sessions_done)},
                                {"planned", std::to_string(clock.sessions_planned)},
                                {"percent", std::to_string(clock.adherence_percent.value_or(0))}};
    return Fill(text, fillings);
  }

 private:
  std::string DateOf(const std::string& instant) const {
    const auto day = ParseDay(instant.substr(0, kDateLength));
    return day.ok() ? guide::SayDay(protocol_, *day) : instant;
  }

  /// The day the letter speaks of: of the screen, of the test that hurt, or today.
  Day DayOf(const rules::Letter& frame) const {
    std::optional<Day> day;
    for (const auto& event : journal_.events) {
      if (event.at > now_) break;
      const auto* thomas = journal::As<journal::ThomasMeasured>(event);
      const bool hurt = thomas && thomas->pain == journal::TestPain::kJoint;
      const bool is_it = frame.id == "screen"
                             ? journal::As<journal::ScreenAnswered>(event) != nullptr
                         : frame.id == "guarding" ? hurt
                                                  : false;
      if (is_it) day = event.at.day();
    }
    return day.value_or(now_.day());
  }

  void Add(const char* id, std::initializer_list<Filling> fillings) {
    facts_.push_back(Say(protocol_, id, fillings));
  }

  void AddPerson() {
    const auto lines = PersonLines(protocol_, journal_, now_);
    if (!lines.empty()) Add("letter.fact.person", {{"facts", List(lines, "; ")}});
  }

  void AddScreen() {
    std::vector<std::string> yes, unsure, parts;
    for (const auto& item : AnsweredInForce(protocol_, journal_, now_))
      (item.answer == "yes" ? yes : unsure).push_back(item.label);
    if (!yes.empty())
      parts.push_back(Say(protocol_, "letter.screen.yes", {{"labels", List(yes, ", ")}}));
    if (!unsure.empty())
      parts.push_back(Say(protocol_, "letter.screen.unsure", {{"labels", List(unsure, ", ")}}));
    if (!guidance_.screen.complete)
      parts.push_back(Say(protocol_, "letter.screen.open"));
    else if (parts.empty())
      parts.push_back(Say(protocol_, "letter.screen.no"));
    Add("letter.fact.screen", {{"facts", List(parts, "; ")}});
  }

  void AddSide(const char* side, const SideFinding& finding) {
    const std::string word = Say(protocol_, std::string("letter.side.") + side);
    if (!finding.at) return Add("letter.fact.not_measured", {{"side", word}});
    const std::string date = DateOf(*finding.at);
    if (!finding.thigh_deg) {
      const bool hurt = finding.state == SideState::kJointPain;
      return Add(hurt ? "letter.fact.joint_pain" : "letter.fact.no_angle",
                 {{"side", word}, {"date", date}});
    }
    Add(finding.knee_flexion_deg ? "letter.fact.measured" : "letter.fact.measured_thigh",
        {{"side", word},
         {"date", date},
         {"method", MethodTitle(protocol_, finding.method.value_or(""))},
         {"thigh", guide::SayTenth(*finding.thigh_deg)},
         {"knee", guide::SayTenth(finding.knee_flexion_deg.value_or(0))},
         {"knee_mdc", Tenth(finding.knee_mdc95_deg.value_or(0))},
         {"mdc", Tenth(finding.mdc95_deg.value_or(0))}});
    const char* but = finding.state == SideState::kNumberOnly     ? "letter.but.number_only"
                      : finding.state == SideState::kInconsistent ? "letter.but.inconsistent"
                      : finding.state == SideState::kJointPain    ? "letter.but.joint_pain"
                                                                  : nullptr;
    if (but) facts_.back() += " " + Say(protocol_, but);
  }

  void AddMeasured() {
    const guide::FindingsBoth& findings = guidance_.findings;
    if (!findings.left.at && !findings.right.at) return;
    AddSide("left", findings.left);
    AddSide("right", findings.right);
    if (!findings.difference.text.empty()) facts_.push_back(findings.difference.text);
    Add("letter.fact.pattern", {{"pattern", guidance_.pattern_title}});
  }

  static guide::WeekCount SumOf(const std::vector<guide::WeekCount>& weeks) {
    guide::WeekCount sum;
    for (const auto& week : weeks) sum.done += week.done, sum.planned += week.planned;
    return sum;
  }

  std::string Sessions(const guide::WeekCount& count) const {
    return Say(protocol_, "progress.sessions",
               {{"done", std::to_string(count.done)}, {"planned", std::to_string(count.planned)}});
  }

  /// What one measurement shows stands above already; sessions are counted up to today, as in the
  /// opening; and nothing is told of a programme that has not begun.
  void AddChange() {
    if (!guidance_.clock.started_on) return;
    const guide::Progress progress = guide::ComputeProgress(protocol_, journal_, now_);
    for (const auto& sentence : progress.summary) {
      const bool is_alone = std::any_of(
          progress.angles.begin(), progress.angles.end(), [&](const guide::AngleSeries& series) {
            return series.points.size() < 2 && series.text == sentence;
          });
      if (!is_alone && sentence != Sessions(SumOf(progress.weeks))) facts_.push_back(sentence);
    }
    facts_.push_back(
        Sessions({"", guidance_.clock.sessions_done, guidance_.clock.sessions_planned}));
  }

  /// The own activities with their scores, as last told.
  void AddActivities() {
    const journal::CheckinRecorded* latest = nullptr;
    for (const auto& event : journal_.events) {
      if (event.at > now_) break;
      const auto* checkin = journal::Counted<journal::CheckinRecorded>(event, now_);
      if (checkin && !checkin->psfs.empty()) latest = checkin;
    }
    if (!latest) return;
    std::vector<std::string> activities;
    for (const auto& one : latest->psfs)
      activities.push_back(one.activity + " " + Tenth(one.score));
    Add("letter.fact.activities", {{"facts", List(activities, "; ")}});
  }

  void AddMentions() {
    for (const auto& mention : guidance_.mentions)
      Add("letter.fact.mention", {{"title", mention.title}, {"clinician", mention.clinician}});
  }

  /// "all", or question ids: their labels.
  std::string ScopeInWords(const std::string& scope) const {
    if (scope == "all") return Say(protocol_, "letter.release.all");
    std::vector<std::string> labels;
    std::size_t at = 0;
    while (at < scope.size()) {
      const std::size_t end = std::min(scope.find_first_of(", ", at), scope.size());
      const std::string id = scope.substr(at, end - at);
      at = end + 1;
      if (id.empty()) continue;
      const auto* question = protocol_.FindQuestion(id);
      labels.push_back(question ? question->label : id);
    }
    return List(labels, ", ");
  }

  void AddReleases() {
    std::vector<std::string> releases;
    for (const auto& event : journal_.events) {
      const auto* release = journal::As<journal::ClinicianReleased>(event);
      if (!release || event.at > now_) continue;
      releases.push_back(Say(protocol_, "letter.release",
                             {{"by", release->by},
                              {"date", guide::SayDay(protocol_, event.at.day())},
                              {"scope", ScopeInWords(release->scope)}}));
    }
    if (!releases.empty()) Add("letter.fact.release", {{"facts", List(releases, "; ")}});
  }

  const rules::Protocol& protocol_;
  const journal::Journal& journal_;
  const Instant now_;
  const Guidance& guidance_;
  std::vector<std::string> facts_;
};

std::string NamesOf(const std::vector<rules::Letter>& letters) {
  std::vector<std::string> names;
  for (const auto& letter : letters) names.push_back(letter.id);
  return List(names, ", ");
}

std::string PlainText(const rules::Protocol& protocol, const WrittenLetter& letter, Instant now) {
  std::string out = letter.title + "\n" + guide::SayDay(protocol, now.day()) + "\n\n";
  out += Paragraph(letter.opening) + "\n";
  for (const auto& fact : letter.facts) out += Bullet(fact);
  out += Heading(Say(protocol, "letter.heading.asks"));
  int number = 0;
  for (const auto& ask : letter.asks) out += Wrap(ask, std::to_string(++number) + ". ", "   ");
  out += "\n" + Paragraph(letter.closing) + "\n" + Paragraph(letter.disclaimer);
  return out +
         Say(protocol, "letter.protocol",
             {{"version", letter.protocol.version},
              {"hash", letter.protocol.hash.substr(0, 12)},
              {"status", letter.protocol.status}}) +
         "\n";
}

}  // namespace

Result<WrittenLetter> WriteLetter(const rules::LoadedProtocol& loaded,
                                  const journal::Journal& journal, Instant now,
                                  const std::optional<std::string>& id) {
  const rules::Protocol& protocol = loaded.protocol;
  const Guidance guidance = guide::Guide(loaded, journal, now);
  const std::string wanted = id.value_or(guidance.letter);
  const std::string mend =
      "Name one of these to write it all the same: " + NamesOf(protocol.letters) + ".";
  if (wanted.empty()) return Error{ErrorCode::kNotFound, "letter", "no letter is due now.", mend};
  const rules::Letter* frame = protocol.FindLetter(wanted);
  if (!frame) {
    return Error{ErrorCode::kNotFound, "letter", "there is no letter called \"" + wanted + "\".",
                 "Use one of these: " + NamesOf(protocol.letters) + "."};
  }
  Writing writing(protocol, journal, now, guidance);
  WrittenLetter letter;
  letter.id = frame->id;
  letter.title = frame->title;
  letter.opening = writing.FillIn(*frame, frame->opening);
  letter.facts = writing.Facts(*frame);
  letter.asks = frame->asks;
  letter.closing = writing.FillIn(*frame, frame->closing);
  letter.disclaimer = protocol.Text("letter.disclaimer");
  letter.protocol = guidance.protocol;
  letter.text = PlainText(protocol, letter, now);
  return letter;
}

}  // namespace psoas::exchange
