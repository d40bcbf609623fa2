// The chapters about the programme and its exercises.
#include "base/numbers.h"
#include "protocol_doc.h"
#include "rules/words.h"

namespace psoas::cli {
namespace {

std::string Limit(const std::optional<int>& most, const char* unit) {
  return most ? std::to_string(*most) + unit : "–";
}

void WriteFrame(Markdown& out, const rules::Programme& programme) {
  std::vector<std::string> weeks;
  for (const int week : programme.retest_weeks) weeks.push_back(std::to_string(week));
  out.Text(std::to_string(programme.items_min) + " to " + std::to_string(programme.items_max) +
           " exercises a session, " + std::to_string(programme.sessions_per_week) +
           " sessions a week, re-test in weeks " + rules::Joined(weeks) + ", review in week " +
           std::to_string(programme.look_elsewhere_week) +
           ". Tried enough to judge: " + std::to_string(programme.adherence_percent) +
           " % of the planned sessions. Pain above " + std::to_string(programme.pain_rest_above) +
           " of 10: rest. A real change of the "
           "complaint: " +
           std::to_string(programme.improved_pain) + " points. Sitting is high from " +
           Tenth(programme.sitting_high_h) + " hours a day, stress from " +
           Tenth(programme.stress_high) + " of 10.");
  out.Text(GroundsLine({}, programme.sources, programme.derived_because.value_or("")));
  for (const auto& phase : programme.phases) {
    out.Item("From week " + std::to_string(phase.from_week + 1) + ", " + phase.title + " " +
             Code(phase.id) + ": " + phase.aim);
  }
  out.Blank();
}

void WriteLimits(Markdown& out, const rules::Programme& programme) {
  out.Heading(3, "What no dose goes beyond");
  out.Head({"kind", "sets", "repetitions", "hold", "effort", "minutes", "days a week", "grounds"});
  for (const auto& cap : programme.caps) {
    out.Row({rules::Spaced(Name(cap.kind)), std::to_string(cap.sets_max), Limit(cap.reps_max, ""),
             Limit(cap.hold_s_max, " s"), Limit(cap.effort_max, " of 10"),
             Limit(cap.minutes_max, ""), std::to_string(cap.per_week_max),
             GroundsLine({}, cap.sources, cap.derived_because)});
  }
  const auto& volume = programme.volume;
  out.Blank().Text("**Time under stretch**, a side and week: at least " +
                   std::to_string(volume.floor_min) + ", at most " +
                   std::to_string(volume.cap_min) + " minutes. " +
                   GroundsLine({}, volume.sources, volume.derived_because));
  const auto& ladder = programme.ladder;
  out.Text("**Going up and down**: " + std::to_string(ladder.good_sessions) +
           " good sessions in a row (pain up to " + std::to_string(ladder.good_pain_max) +
           ") climb a step; after a flare the work falls by " +
           std::to_string(ladder.cut_percent_min) + " to " +
           std::to_string(ladder.cut_percent_max) + " %. " +
           GroundsLine({}, ladder.sources, ladder.derived_because));
  const auto& bad_day = programme.bad_day;
  out.Text("**A bad day**: at most " + std::to_string(bad_day.items_max) + " exercises in " +
           std::to_string(bad_day.minutes_max) + " minutes. " + bad_day.text + " " +
           GroundsLine({}, bad_day.sources, bad_day.derived_because));
}

void WriteCandidates(Markdown& out, const rules::Protocol& protocol) {
  out.Heading(3, "Which finding leads to which exercise");
  out.Text("A lower number comes first. Of a group of equal exercises another one may stand in.");
  for (const auto& each : protocol.programme.candidates) {
    std::vector<std::string> conditions;
    for (const auto& [input, values] : each.when) {
      conditions.push_back(rules::Spaced(input) + " " +
                           rules::ValuesInWords(protocol, input, values));
    }
    out.Item(std::to_string(each.priority) + ". **" + rules::Joined(conditions, ", ") + "** → " +
             Code(each.exercise) + (each.gentle ? ", gently" : "") + " " + Code(each.id) + ": " +
             each.why);
    out.Item(GroundsLine({}, each.sources, each.derived_because), 1);
  }
  out.Blank();
  for (const auto& each : protocol.programme.rotations) {
    out.Item("In turn every " + std::to_string(each.every_weeks) + " weeks: " + Codes(each.order) +
             " (" + rules::Joined(each.phases) + ") " + Code(each.id) + ": " + each.why);
  }
}

void WriteReview(Markdown& out, const rules::Programme& programme) {
  out.Heading(3, "The review");
  for (const auto& branch : programme.branches) {
    out.Heading(4, branch.title + " (" + branch.branch + ")");
    out.Text(branch.text).Text(GroundsLine({}, branch.sources, branch.derived_because));
  }
}

void WriteDoses(Markdown& out, const rules::Exercise& exercise) {
  out.Item("Usual dose: " + rules::DoseInWords(exercise.dose) + ".");
  out.Item("Gentle dose: " + rules::DoseInWords(exercise.gentle_dose) + ".");
  for (const auto& rung : exercise.ladder) {
    out.Item("Then " + Code(rung.id) + ", " + rung.title + ": " + rules::DoseInWords(rung.dose) +
             ". " + (rung.each_leg ? "Each leg. " : "") +
             (rung.whole_rep ? "The seconds are a whole repetition. " : "") +
             rules::Joined(rung.steps, " "));
  }
  WriteTempo(out, exercise);
  out.Item(exercise.progression);
}

void WriteLengths(Markdown& out, const rules::Exercise& exercise) {
  if (exercise.no_lengths_because) {
    out.Text("**Lengths:** nothing is claimed. " + *exercise.no_lengths_because);
    return;
  }
  out.Text("**Lengths**, checked against the body model:");
  for (const auto& claim : exercise.lengths) {
    out.Item(std::string(Name(claim.change)) + " " + rules::Joined(claim.muscles) +
             (claim.other_side ? " of the other side" : "") + ", " + claim.from + " to " +
             claim.to + (claim.variants.empty() ? "" : " (only " + Codes(claim.variants) + ")"));
  }
  out.Blank();
}

void WriteExercise(Markdown& out, const rules::Exercise& exercise) {
  out.Heading(3, exercise.title + " (" + exercise.id + ")");
  out.Text(exercise.purpose);
  out.Text("Kind: " + rules::Spaced(Name(exercise.kind)) + ". Group: " +
           rules::Spaced(exercise.group) + ". Muscles: " + rules::Joined(exercise.targets) + "." +
           (exercise.end_range ? " Goes to end-range extension." : "") +
           (exercise.opt_in ? " Only when the person turns it on." : "") +
           (exercise.rest ? " May be offered while the plan is locked." : ""));
  WriteDoses(out, exercise);
  out.Blank().Text("**Ways of doing it**, in order of preference:");
  for (const auto& variant : exercise.variants) {
    out.Item(Code(variant.id) + " " + variant.title + ": " + rules::Joined(variant.steps, " "));
  }
  out.Blank();
  WriteLengths(out, exercise);
  out.Text("**Feels right:** " + exercise.feels_right);
  out.Text("**Stop:** " + rules::Joined(exercise.stop_signs, " "));
  out.Text("**Not, or not this way, for:**");
  for (const auto& against : exercise.contraindications) {
    out.Item(Code(against.question) +
             (against.variants.empty() ? "" : " (only " + Codes(against.variants) + ")") +
             (against.until_released ? ", until a clinician agrees: " : ", for good: ") +
             against.reason);
  }
  out.Blank().Text("**Evidence:**");
  WriteEvidence(out, exercise.evidence);
  out.Blank();
}

}  // namespace

void WriteProgramme(Markdown& out, const rules::Protocol& protocol) {
  out.Heading(2, "3. The programme");
  WriteFrame(out, protocol.programme);
  WriteLimits(out, protocol.programme);
  WriteCandidates(out, protocol);
  WriteReview(out, protocol.programme);
  WriteSessionTimes(out, protocol);
}

void WriteExercises(Markdown& out, const rules::Protocol& protocol) {
  out.Heading(2, "4. The exercises");
  for (const auto& exercise : protocol.exercises) WriteExercise(out, exercise);
}

}  // namespace psoas::cli
