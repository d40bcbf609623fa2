// The one walk over everything that has an id: visit(kind, id, path, title, record).
#pragma once

#include <string>

#include "rules/check.h"
#include "rules/entries.h"

namespace psoas::rules {

namespace internal {

template <class Records, class Visit>
void EachOf(const std::string& path, const Records& records, const Visit& visit) {
  for (std::size_t i = 0; i < records.size(); ++i) visit(records[i], Item(path, i));
}

template <class Visit>
void WalkScreening(const Screening& screening, const Visit& visit) {
  EachOf("screening.groups", screening.groups, [&](const QuestionGroup& group, const auto& at) {
    visit(EntryKind::kQuestionGroup, group.id, at, group.title, group);
    EachOf(at + ".questions", group.questions, [&](const Question& question, const auto& place) {
      visit(EntryKind::kQuestion, question.id, place, question.text, question);
      EachOf(place + ".follow_ups", question.follow_ups, [&](const FollowUp& asked, const auto& p) {
        visit(EntryKind::kFollowUp, asked.id, p, asked.text, asked);
      });
    });
  });
  EachOf("screening.triage.inputs", screening.triage.inputs,
         [&](const Input& input, const auto& at) {
           // Questions stand in their groups; here are only the facts of the test.
           if (input.values.size() == 2) visit(EntryKind::kFact, input.name, at, input.note, input);
         });
  EachOf("screening.triage.rows", screening.triage.rows, [&](const Row& row, const auto& at) {
    visit(EntryKind::kTriageRow, row.id, at, row.patient, row);
  });
  EachOf("screening.dispositions", screening.dispositions,
         [&](const DispositionText& text, const auto& at) {
           visit(EntryKind::kDisposition, Name(text.disposition), at, text.title, text);
         });
  visit(EntryKind::kFreshness, "freshness", "screening.freshness", "how long answers hold",
        screening.freshness);
  visit(EntryKind::kCalendar, "calendar", "screening.calendar",
        "what a date in the profile implies", screening.calendar);
}

template <class Visit>
void WalkFindings(const Protocol& protocol, const Visit& visit) {
  const Assessment& assessment = protocol.assessment;
  visit(EntryKind::kAssessment, "assessment", "assessment", assessment.title, assessment);
  EachOf("assessment.methods", assessment.methods, [&](const MeasureMethod& m, const auto& at) {
    visit(EntryKind::kMethod, m.id, at, m.title, m);
  });
  EachOf("assessment.bandings", assessment.bandings, [&](const Banding& banding, const auto& at) {
    visit(EntryKind::kBanding, banding.id, at, "where the cuts of this angle are", banding);
    EachOf(at + ".bands", banding.bands, [&](const Band& band, const auto& place) {
      visit(EntryKind::kBand, banding.id + "/" + band.name, place, "one band of this angle", band);
    });
  });
  ForEachField<Findings>([&](const auto& field) {
    const Table& table = protocol.findings.*field.member;
    const std::string at = std::string("findings.") + field.name;
    visit(EntryKind::kFindingTable, field.name, at, table.title, table);
    EachOf(at + ".rows", table.rows, [&](const Row& row, const auto& place) {
      visit(EntryKind::kFindingRow, row.id, place, row.patient, row);
    });
  });
}

template <class Visit>
void WalkExercises(const std::vector<Exercise>& exercises, const Visit& visit) {
  EachOf("exercises", exercises, [&](const Exercise& exercise, const auto& at) {
    visit(EntryKind::kExercise, exercise.id, at, exercise.title, exercise);
    const std::string part = exercise.id + "/";
    EachOf(at + ".variants", exercise.variants, [&](const Variant& variant, const auto& place) {
      visit(EntryKind::kVariant, part + variant.id, place, variant.title, variant);
    });
    EachOf(at + ".ladder", exercise.ladder, [&](const Rung& rung, const auto& place) {
      visit(EntryKind::kRung, part + rung.id, place, rung.title, rung);
    });
    EachOf(at + ".contraindications", exercise.contraindications,
           [&](const Contraindication& against, const auto& place) {
             visit(EntryKind::kContraindication, part + against.question, place, against.reason,
                   against);
           });
  });
}

template <class Visit>
void WalkProgramme(const Programme& programme, const Visit& visit) {
  const std::string at = "programme";
  visit(EntryKind::kProgramme, at, at, "the frame of the weeks", programme);
  EachOf(at + ".inputs", programme.inputs, [&](const Input& input, const auto& place) {
    visit(EntryKind::kInput, input.name, place, input.note, input);
  });
  EachOf(at + ".candidates", programme.candidates, [&](const Candidate& each, const auto& place) {
    visit(EntryKind::kCandidate, each.id, place, each.why, each);
  });
  EachOf(at + ".phases", programme.phases, [&](const Phase& phase, const auto& place) {
    visit(EntryKind::kPhase, phase.id, place, phase.title, phase);
  });
  EachOf(at + ".caps", programme.caps, [&](const Cap& cap, const auto& place) {
    visit(EntryKind::kCap, Name(cap.kind), place, "what no dose of this kind goes beyond", cap);
  });
  visit(EntryKind::kVolume, "volume", at + ".volume", "time under stretch in a week",
        programme.volume);
  visit(EntryKind::kLadder, "ladder", at + ".ladder", "how a dose follows how it went",
        programme.ladder);
  visit(EntryKind::kBadDay, "bad_day", at + ".bad_day", programme.bad_day.text, programme.bad_day);
  EachOf(at + ".rotations", programme.rotations, [&](const Rotation& each, const auto& place) {
    visit(EntryKind::kRotation, each.id, place, each.why, each);
  });
  EachOf(at + ".branches", programme.branches, [&](const LookElsewhere& each, const auto& place) {
    visit(EntryKind::kBranch, each.branch, place, each.title, each);
  });
}

template <class Visit>
void WalkSession(const SessionRules& session, const Visit& visit) {
  visit(EntryKind::kProgramme, "session_pace", "session.pace",
        "times of a session that are no dose", session.pace);
  visit(EntryKind::kProgramme, "session_breath", "session.breath", "the pace of slow breathing",
        session.breath);
  visit(EntryKind::kProgramme, "session_safety", "session.safety", "when a session stops by itself",
        session.safety);
}

template <class Visit>
void WalkPerson(const Protocol& protocol, const Visit& visit) {
  const Complaint& complaint = protocol.complaint;
  visit(EntryKind::kComplaint, "complaint", "complaint", complaint.lead, complaint);
  EachOf("complaint.pointers", complaint.pointers, [&](const Pointer& pointer, const auto& at) {
    visit(EntryKind::kPointer, pointer.id, at, pointer.text, pointer);
  });
  EachOf("complaint.joint_patterns", complaint.joint_patterns,
         [&](const JointPattern& pattern, const auto& at) {
           visit(EntryKind::kJointPattern, pattern.id, at, pattern.title, pattern);
         });
  EachOf("profile.fields", protocol.profile.fields, [&](const ProfileField& f, const auto& at) {
    visit(EntryKind::kProfileField, f.id, at, f.text, f);
  });
  EachOf("profile.reasons", protocol.profile.reasons, [&](const LinkedReason& r, const auto& at) {
    visit(EntryKind::kLinkedReason, r.id, at, r.title, r);
  });
}

template <class Visit>
void WalkTexts(const Protocol& protocol, const Visit& visit) {
  EachOf("hands_on", protocol.hands_on, [&](const HandsOnCard& card, const auto& at) {
    visit(EntryKind::kHandsOn, card.id, at, card.title, card);
  });
  EachOf("letters", protocol.letters, [&](const Letter& letter, const auto& at) {
    visit(EntryKind::kLetter, letter.id, at, letter.title, letter);
  });
  EachOf("education", protocol.education, [&](const Lesson& lesson, const auto& at) {
    visit(EntryKind::kLesson, lesson.id, at, lesson.title, lesson);
  });
  EachOf("sources", protocol.sources, [&](const Source& source, const auto& at) {
    visit(EntryKind::kSource, source.id, at, source.citation, source);
  });
  for (const auto& [id, text] : protocol.wording) {
    visit(EntryKind::kWording, id, "wording." + id, text, text);
  }
  EachOf("wording_grounds", protocol.wording_grounds, [&](const WordingGrounds& g, const auto& at) {
    visit(EntryKind::kWordingGrounds, g.ids.empty() ? "" : g.ids.front(), at, g.derived_because, g);
  });
}

}  // namespace internal

template <class Visit>
void WalkEntries(const Protocol& protocol, const Visit& visit) {
  const Identity& identity = protocol.identity;
  visit(EntryKind::kIdentity, identity.id, "identity", identity.title, identity);
  internal::WalkScreening(protocol.screening, visit);
  internal::WalkFindings(protocol, visit);
  internal::WalkExercises(protocol.exercises, visit);
  internal::WalkProgramme(protocol.programme, visit);
  internal::WalkSession(protocol.session, visit);
  internal::WalkPerson(protocol, visit);
  internal::WalkTexts(protocol, visit);
}

}  // namespace psoas::rules
