#include "rules/check.h"

#include <algorithm>
#include <cmath>

namespace psoas::rules {
namespace {

// Facts that follow from the profile and the test, named like questions.
constexpr std::array kFacts{"preg_late", "guarding", "aaa_ever"};

void CheckIdentity(Faults& faults) {
  const Identity& identity = faults.protocol().identity;
  faults.NeedText("identity.id", identity.id);
  faults.NeedText("identity.title", identity.title);
  const std::string& version = identity.version;
  const bool shaped = version.size() > 6 &&
                      version.find_first_not_of("0123456789.") == version.npos &&
                      std::count(version.begin(), version.end(), '.') == 2;
  faults.AddUnless(shaped, "identity.version", "\"" + version + "\" is not YEAR.minor.patch.",
                   "Write it like 2026.1.0.");
  constexpr std::array kStatuses{"draft", "reviewed", "active", "retired"};
  const bool known =
      std::find(kStatuses.begin(), kStatuses.end(), identity.status) != kStatuses.end();
  faults.AddUnless(known, "identity.status", "\"" + identity.status + "\" is not a status.",
                   "Use one of: draft | reviewed | active | retired.");
}

void CheckSources(Faults& faults) {
  const auto& sources = faults.protocol().sources;
  constexpr std::array kRead{"abstract", "text", "secondary", "memory"};
  NeedUniqueIds(faults, "sources", sources);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::string place = Item("sources", i);
    faults.NeedText(place + ".citation", sources[i].citation);
    faults.AddUnless(std::find(kRead.begin(), kRead.end(), sources[i].read) != kRead.end(),
                     place + ".read", "\"" + sources[i].read + "\" does not say what was read.",
                     "Use one of: abstract | text | secondary | memory.");
  }
}

void CheckEducation(Faults& faults) {
  const auto& lessons = faults.protocol().education;
  NeedUniqueIds(faults, "education", lessons);
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const std::string place = Item("education", i);
    faults.NeedText(place + ".title", lessons[i].title);
    faults.NeedTexts(place + ".paragraphs", lessons[i].paragraphs);
    faults.NeedEvidence(place + ".evidence", lessons[i].evidence);
  }
}

void CheckWording(Faults& faults) {
  const Protocol& protocol = faults.protocol();
  for (std::size_t i = 0; i < protocol.wording_grounds.size(); ++i) {
    const WordingGrounds& grounds = protocol.wording_grounds[i];
    const std::string place = Item("wording_grounds", i);
    faults.NeedGrounds(place, grounds.sources, grounds.derived_because);
    for (const std::string& pattern : grounds.ids) {
      const bool used =
          std::any_of(protocol.wording.begin(), protocol.wording.end(),
                      [&](const auto& message) { return SpeaksFor(pattern, message.first); });
      faults.AddUnless(used, place + ".ids", "\"" + pattern + "\" names no message.",
                       "Check its spelling or remove it.");
    }
  }
  for (const auto& [id, text] : protocol.wording) {
    faults.NeedText("wording." + id, text);
    faults.AddUnless(protocol.GroundsOf(id) != nullptr, "wording." + id,
                     "nothing says why this sentence may be shown.",
                     "Name it in a [[wording_grounds]] entry.");
  }
}

void CheckRowIds(Faults& faults) {
  const Protocol& protocol = faults.protocol();
  const Findings& findings = protocol.findings;
  std::set<std::string> seen;
  for (const Table* table :
       {&protocol.screening.triage, &findings.gate, &findings.iliopsoas, &findings.rectus_femoris,
        &findings.tfl, &findings.sartorius, &findings.pattern}) {
    for (const Row& row : table->rows) {
      faults.AddUnless(seen.insert(row.id).second, "table " + table->id,
                       "the row id \"" + row.id + "\" is used twice in the protocol.",
                       "Give the row its own id.");
    }
  }
}

}  // namespace

std::string Item(const std::string& list, std::size_t index) {
  return list + "[" + std::to_string(index) + "]";
}

Faults::Faults(const Protocol& protocol) : protocol_(protocol) {
  for (const Source& source : protocol.sources) sources_.insert(source.id);
  askable_.insert(kFacts.begin(), kFacts.end());
  for (const QuestionGroup& group : protocol.screening.groups) {
    for (const Question& question : group.questions) {
      askable_.insert(question.id);
      for (const FollowUp& follow_up : question.follow_ups) askable_.insert(follow_up.id);
    }
  }
}

void Faults::Add(std::string place, std::string message, std::string mend) {
  found_.push_back({ErrorCode::kInvalid, std::move(place), std::move(message), std::move(mend)});
}

void Faults::AddUnless(bool good, const std::string& place, std::string message, std::string mend) {
  if (!good) Add(place, std::move(message), std::move(mend));
}

void Faults::NeedText(const std::string& place, const std::string& text) {
  const bool blank = text.find_first_not_of(" \n\t") == text.npos;
  AddUnless(!blank, place, "there is no text here.", "Write the sentence a person will read.");
}

void Faults::NeedTexts(const std::string& place, const std::vector<std::string>& texts) {
  AddUnless(!texts.empty(), place, "the list is empty.", "Write at least one sentence.");
  for (std::size_t i = 0; i < texts.size(); ++i) NeedText(Item(place, i), texts[i]);
}

void Faults::NeedSources(const std::string& place, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    AddUnless(sources_.contains(id), place, "the source \"" + id + "\" is not in sources.toml.",
              "Add it there or check its spelling.");
  }
}

void Faults::NeedGrounds(const std::string& place, const std::vector<std::string>& ids,
                         const std::optional<std::string>& derived_because) {
  NeedSources(place + ".sources", ids);
  AddUnless(!ids.empty() || (derived_because && !derived_because->empty()), place,
            "it rests on no source and says no reason.", "Add `sources` or `derived_because`.");
}

void Faults::NeedEvidence(const std::string& place, const std::vector<Evidence>& evidence) {
  AddUnless(!evidence.empty(), place, "no evidence is given.",
            "Add a claim with its grade, even if the grade is none.");
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    const Evidence& claim = evidence[i];
    NeedText(Item(place, i) + ".claim", claim.claim);
    NeedSources(Item(place, i) + ".sources", claim.sources);
    const bool graded = claim.grade != Grade::kNone && claim.grade != Grade::kFolk;
    AddUnless(!graded || !claim.sources.empty(), Item(place, i) + ".sources",
              "a graded claim needs a source.", "Add a source or lower the grade to none.");
  }
}

void Faults::NeedQuestionOrFact(const std::string& place, const std::string& id) {
  AddUnless(askable_.contains(id), place, "\"" + id + "\" is neither a question nor a known fact.",
            "Use the id of a question, or preg_late, guarding or aaa_ever.");
}

void Faults::NeedAngles(const std::string& place, const std::map<std::string, double>& angles) {
  NeedAnglesAdded(place, {}, angles, "");
}

void Faults::NeedAnglesAdded(const std::string& place, const std::map<std::string, double>& posture,
                             const std::map<std::string, double>& added, const std::string& what) {
  for (const auto& [angle, degrees] : added) {
    const auto range = FindCoordinate(angle);
    if (!range) {
      Add(place, "\"" + angle + "\" is not a joint angle.",
          "Use an OpenSim name of src/rules/posture.h.");
      continue;
    }
    const auto before = posture.find(angle);
    const double whole = degrees + (before == posture.end() ? 0 : before->second);
    AddUnless(whole >= range->least_deg && whole <= range->most_deg, place,
              angle + " = " + std::to_string(std::lround(whole)) + what +
                  " is more than a person's joint can do.",
              "Check the sign and the figure.");
  }
}

bool Faults::IsFact(const std::string& id) const {
  return std::find(kFacts.begin(), kFacts.end(), id) != kFacts.end();
}

void Faults::NeedTable(const std::string& place, const Table& table) {
  NeedText(place + ".title", table.title);
  if (const Status status = CheckStructure(table); !status.ok()) {
    const Error& error = status.error();
    return Add(place + "." + error.place, error.message, error.mend);
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Row& row = table.rows[i];
    const std::string at = Item(place + ".rows", i);
    // What is not known needs no sentence of its own.
    if (row.then != "unknown") NeedText(at + ".patient", row.patient);
    NeedText(at + ".clinician", row.clinician);
    NeedGrounds(at, row.sources, row.derived_because);
    AddUnless(row.sources.empty() || row.grade, at + ".grade",
              "row \"" + row.id + "\" has sources but no grade.",
              "Say how well they support it: high | moderate | low | folk | none.");
    AddUnless(!row.confidence || *row.confidence == "low", at + ".confidence",
              "row \"" + row.id + "\" has an unknown confidence.", "Write \"low\" or remove it.");
  }
  if (table.hit == Hit::kMax) return;
  const TableProof proof = CheckCells(table);
  AddUnless(proof.complete, place, "some case has no row: " + proof.example + ".",
            "Add a row for it.");
  AddUnless(!proof.overlapping, place, "some case has two rows: " + proof.example + ".",
            "Narrow one of the two.");
}

std::vector<Error> FindFaults(const Protocol& protocol) {
  Faults faults(protocol);
  CheckIdentity(faults);
  CheckSources(faults);
  CheckScreening(faults);
  CheckAssessment(faults);
  CheckFindings(faults);
  CheckExercises(faults);
  CheckProgramme(faults);
  CheckComplaint(faults);
  CheckProfile(faults);
  CheckHandover(faults);
  CheckEducation(faults);
  CheckWording(faults);
  CheckRowIds(faults);
  return faults.Take();
}

Status CheckProtocol(const Protocol& protocol) {
  const std::vector<Error> faults = FindFaults(protocol);
  if (!faults.empty()) return faults.front();
  return Done{};
}

}  // namespace psoas::rules
