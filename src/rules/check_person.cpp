// The parts that ask about the person: complaint, profile, and what they take to a professional.
#include <algorithm>

#include "rules/check.h"

namespace psoas::rules {
namespace {

constexpr std::array kLetters{"adherence", "no_change", "look_elsewhere",
                              "worse",     "screen",    "guarding"};

void NeedPointers(Faults& faults, const std::string& place, const std::vector<std::string>& ids) {
  const auto& pointers = faults.protocol().complaint.pointers;
  for (const std::string& id : ids) {
    const bool known = std::any_of(pointers.begin(), pointers.end(),
                                   [&](const Pointer& pointer) { return pointer.id == id; });
    faults.AddUnless(known, place, "\"" + id + "\" is not a pointer.", "Use the id of one.");
  }
}

void CheckJointPattern(Faults& faults, const std::string& place, const JointPattern& pattern) {
  faults.NeedText(place + ".title", pattern.title);
  faults.NeedText(place + ".text", pattern.text);
  faults.NeedText(place + ".clinician", pattern.clinician);
  faults.NeedTexts(place + ".ask_for", pattern.ask_for);
  faults.NeedGrounds(place, pattern.sources, pattern.derived_because);
  NeedPointers(faults, place + ".needs", pattern.needs);
  NeedPointers(faults, place + ".any_of", pattern.any_of);
  const int choices = static_cast<int>(pattern.any_of.size());
  faults.AddUnless(pattern.at_least >= 0 && pattern.at_least <= choices, place + ".at_least",
                   "there are not as many pointers in any_of.", "Lower it.");
  faults.AddUnless(!pattern.guards || !pattern.load_first, place + ".load_first",
                   "a pattern that guards offers no load either.", "Keep one of the two.");
  faults.AddUnless(!pattern.needs.empty() || pattern.at_least > 0, place,
                   "the pattern holds for everybody.", "Say which pointers it needs.");
}

void CheckOptions(Faults& faults, const std::string& place, const ProfileField& field) {
  const bool is_choice = field.kind == FieldKind::kChoice || field.kind == FieldKind::kChoices;
  faults.AddUnless(is_choice != field.options.empty(), place,
                   "a choice has options, and nothing else has.", "Add or remove them.");
  for (std::size_t i = 0; i < field.options.size(); ++i) {
    faults.NeedText(Item(place, i) + ".value", field.options[i].value);
    faults.NeedText(Item(place, i) + ".text", field.options[i].text);
  }
}

}  // namespace

void CheckComplaint(Faults& faults) {
  const Protocol& protocol = faults.protocol();
  const Complaint& complaint = protocol.complaint;
  faults.NeedText("complaint.lead", complaint.lead);
  NeedUniqueIds(faults, "complaint.pointers", complaint.pointers);
  NeedUniqueIds(faults, "complaint.joint_patterns", complaint.joint_patterns);
  faults.AddUnless(complaint.mentions_max > 0, "complaint.mentions_max", "nothing would be shown.",
                   "Give 1 to 3.");
  for (std::size_t i = 0; i < complaint.pointers.size(); ++i) {
    const Pointer& pointer = complaint.pointers[i];
    const std::string place = Item("complaint.pointers", i);
    faults.NeedText(place + ".text", pointer.text);
    faults.NeedSources(place + ".sources", pointer.sources);
    faults.AddUnless(!protocol.FindQuestion(pointer.id), place + ".id",
                     "the safety screen has a question of this id.", "Give it another.");
  }
  for (std::size_t i = 0; i < complaint.joint_patterns.size(); ++i) {
    CheckJointPattern(faults, Item("complaint.joint_patterns", i), complaint.joint_patterns[i]);
  }
}

void CheckProfile(Faults& faults) {
  const ProfileForm& form = faults.protocol().profile;
  NeedUniqueIds(faults, "profile.fields", form.fields);
  NeedUniqueIds(faults, "profile.reasons", form.reasons);
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    const std::string place = Item("profile.fields", i);
    faults.NeedText(place + ".text", form.fields[i].text);
    CheckOptions(faults, place + ".options", form.fields[i]);
  }
  for (std::size_t i = 0; i < form.reasons.size(); ++i) {
    const LinkedReason& reason = form.reasons[i];
    const std::string place = Item("profile.reasons", i);
    faults.NeedText(place + ".title", reason.title);
    faults.NeedText(place + ".text", reason.text);
    faults.NeedText(place + ".changes", reason.changes);
    faults.NeedEvidence(place + ".evidence", reason.evidence);
    CheckProgrammeConditions(faults, place + ".when", reason.when);
    const bool known =
        std::any_of(form.fields.begin(), form.fields.end(),
                    [&](const ProfileField& field) { return field.id == reason.field; });
    faults.AddUnless(known, place + ".field", "\"" + reason.field + "\" is not a field.",
                     "Use the id of one of the fields.");
  }
}

void CheckHandover(Faults& faults) {
  const Protocol& protocol = faults.protocol();
  NeedUniqueIds(faults, "hands_on", protocol.hands_on);
  for (std::size_t i = 0; i < protocol.hands_on.size(); ++i) {
    const HandsOnCard& card = protocol.hands_on[i];
    const std::string place = Item("hands_on", i);
    for (const std::string* text : {&card.title, &card.what, &card.who, &card.why_not_alone}) {
      faults.NeedText(place, *text);
    }
    faults.NeedTexts(place + ".ask_for", card.ask_for);
    faults.NeedEvidence(place + ".evidence", card.evidence);
  }
  NeedUniqueIds(faults, "letters", protocol.letters);
  for (const char* id : kLetters) {
    faults.AddUnless(protocol.FindLetter(id) != nullptr, "letters",
                     std::string("there is no letter \"") + id + "\".", "Write it.");
  }
  for (std::size_t i = 0; i < protocol.letters.size(); ++i) {
    const Letter& letter = protocol.letters[i];
    const std::string place = Item("letters", i);
    for (const std::string* text : {&letter.title, &letter.opening, &letter.closing}) {
      faults.NeedText(place, *text);
    }
    faults.NeedTexts(place + ".asks", letter.asks);
  }
}

}  // namespace psoas::rules
