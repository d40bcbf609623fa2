// Each test spoils one thing in the real protocol and expects it to be named.
#include <gtest/gtest.h>

#include <functional>

#include "real_protocol.h"

namespace psoas::rules {
namespace {

struct Spoiled {
  const char* name;
  std::function<void(Protocol&)> spoil;
  const char* place;  ///< part of the place of some fault
};

std::string PlacesOf(const std::vector<Error>& faults) {
  std::string out;
  for (const Error& fault : faults) out += fault.place + "\n";
  return out;
}

class CheckProtocolNames : public testing::TestWithParam<Spoiled> {};

TEST_P(CheckProtocolNames, TheFault) {
  Protocol protocol = RealProtocol().protocol;
  GetParam().spoil(protocol);
  const std::vector<Error> faults = FindFaults(protocol);
  EXPECT_NE(PlacesOf(faults).find(GetParam().place), std::string::npos) << PlacesOf(faults);
  EXPECT_FALSE(CheckProtocol(protocol).ok());
  for (const Error& fault : faults) EXPECT_FALSE(fault.mend.empty()) << fault.message;
}

Table& Triage(Protocol& p) { return p.screening.triage; }
Question& FirstQuestion(Protocol& p) { return p.screening.groups[0].questions[0]; }

INSTANTIATE_TEST_SUITE_P(
    Screening, CheckProtocolNames,
    testing::Values(
        Spoiled{"a_missing_question",
                [](Protocol& p) { p.screening.groups[0].questions.pop_back(); },
                "screening.groups"},
        Spoiled{"a_repeated_question_id",
                [](Protocol& p) { FirstQuestion(p).id = p.screening.groups[0].questions[1].id; },
                "screening.groups[0].questions[1].id"},
        Spoiled{"an_empty_question", [](Protocol& p) { FirstQuestion(p).text = " "; },
                "screening.groups[0].questions[0].text"},
        Spoiled{"groups_out_of_order",
                [](Protocol& p) { p.screening.groups[1].order = p.screening.groups[0].order; },
                "screening.groups[1].order"},
        Spoiled{"a_row_on_no_question",
                [](Protocol& p) { Triage(p).rows[0].when = {{"nobody", {"yes"}}}; },
                "screening.triage.rows[0].when.nobody"},
        Spoiled{"a_row_that_tests_nothing", [](Protocol& p) { Triage(p).rows[0].when.clear(); },
                "screening.triage.rows[0]"},
        Spoiled{"a_row_that_is_not_monotone",
                [](Protocol& p) { Triage(p).rows[0].when.begin()->second = {"unsure"}; },
                "screening.triage.rows[0].when."},
        Spoiled{"a_row_without_grounds",
                [](Protocol& p) {
                  Triage(p).rows[0].sources.clear();
                  Triage(p).rows[0].derived_because.reset();
                },
                "screening.triage.rows[0]"},
        Spoiled{"a_source_nobody_wrote",
                [](Protocol& p) { Triage(p).rows[0].sources = {"nobody-1999"}; },
                "screening.triage.rows[0].sources"},
        Spoiled{"a_row_without_a_reason", [](Protocol& p) { Triage(p).rows[0].patient.clear(); },
                "screening.triage.rows[0].patient"},
        Spoiled{"a_missing_input", [](Protocol& p) { Triage(p).inputs.pop_back(); },
                "screening.triage.inputs"},
        Spoiled{"an_unsure_that_counts_as_no",
                [](Protocol& p) {
                  std::erase_if(Triage(p).rows,
                                [](const Row& row) { return row.when.contains("ces"); });
                },
                "screening.triage"},
        Spoiled{"answers_that_hold_for_no_time",
                [](Protocol& p) { p.screening.freshness.short_valid_h = 0; },
                "screening.freshness"},
        Spoiled{"weeks_out_of_order",
                [](Protocol& p) { p.screening.calendar.pregnancy_max_weeks = 1; },
                "screening.calendar"},
        Spoiled{"a_disposition_without_text",
                [](Protocol& p) { p.screening.dispositions.pop_back(); },
                "screening.dispositions"}),
    [](const auto& spoiled) { return spoiled.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Assessment, CheckProtocolNames,
    testing::Values(
        Spoiled{"a_gap_between_bands",
                [](Protocol& p) { p.assessment.bandings[0].bands[1].above = -9; },
                "assessment.bandings[0].bands[1]"},
        Spoiled{"an_edge_in_two_bands",
                [](Protocol& p) {
                  auto& band = p.assessment.bandings[0].bands[1];
                  band.at_least = band.above;
                  band.above.reset();
                },
                "assessment.bandings[0].bands[1]"},
        Spoiled{"a_range_that_ends",
                [](Protocol& p) { p.assessment.bandings[0].bands[0].at_least = -45; },
                "assessment.bandings[0].bands[0]"},
        Spoiled{"a_method_without_error",
                [](Protocol& p) { p.assessment.methods[0].mdc95_deg = 0; },
                "assessment.methods[0].mdc95_deg"},
        Spoiled{"a_method_nobody_can_name", [](Protocol& p) { p.assessment.methods[0].id = "eye"; },
                "assessment.methods[0].id"},
        Spoiled{"a_picture_of_no_step", [](Protocol& p) { p.assessment.pictures[0].step = 99; },
                "assessment.pictures[0].step"},
        Spoiled{"two_pictures_of_a_step", [](Protocol& p) { p.assessment.pictures[1].step = 2; },
                "assessment.pictures[1].step"},
        Spoiled{"a_picture_of_what_no_joint_can_do",
                [](Protocol& p) { p.assessment.pictures[0].faults[0].off_by["knee_angle_r"] = 90; },
                "assessment.pictures[0].faults[0].off_by"},
        Spoiled{"a_fault_that_looks_right",
                [](Protocol& p) {
                  p.assessment.pictures[0].faults[0].off_by.clear();
                  p.assessment.pictures[0].faults[0].table_m.reset();
                },
                "assessment.pictures[0].faults[0]"},
        Spoiled{"a_test_against_nothing",
                [](Protocol& p) { p.assessment.not_with.push_back("nobody"); },
                "assessment.not_with"}),
    [](const auto& spoiled) { return spoiled.param.name; });

INSTANTIATE_TEST_SUITE_P(
    FindingsAndPlan, CheckProtocolNames,
    testing::Values(
        Spoiled{"a_case_without_a_row", [](Protocol& p) { p.findings.gate.rows.pop_back(); },
                "findings.gate"},
        Spoiled{"an_input_the_core_does_not_supply",
                [](Protocol& p) { p.findings.tfl.inputs[0].name = "weather"; }, "findings.tfl"},
        Spoiled{"an_outcome_the_core_does_not_know",
                [](Protocol& p) { p.findings.pattern.output.push_back("released"); },
                "findings.pattern.output"},
        Spoiled{"a_row_id_used_in_two_tables",
                [](Protocol& p) { p.findings.gate.rows[0].id = Triage(p).rows[0].id; },
                "table gate"},
        Spoiled{"a_contraindication_on_no_question",
                [](Protocol& p) { p.exercises[0].contraindications[0].question = "nobody"; },
                "exercises[0].contraindications[0].question"},
        Spoiled{"a_contraindication_on_no_variant",
                [](Protocol& p) { p.exercises[0].contraindications[0].variants = {"nobody"}; },
                "exercises[0].contraindications[0].variants"},
        Spoiled{"an_exercise_without_a_way", [](Protocol& p) { p.exercises[0].variants.clear(); },
                "exercises[0].variants"},
        Spoiled{"an_exercise_without_stop_signs",
                [](Protocol& p) { p.exercises[0].stop_signs.clear(); }, "exercises[0].stop_signs"},
        Spoiled{"a_graded_claim_without_source",
                [](Protocol& p) { p.exercises[0].evidence = {{"It may help.", Grade::kLow, {}}}; },
                "exercises[0].evidence[0].sources"},
        Spoiled{"a_candidate_for_no_exercise",
                [](Protocol& p) { p.programme.candidates[0].exercise = "nobody"; },
                "programme.candidates[0].exercise"},
        Spoiled{"a_candidate_on_an_unknown_value",
                [](Protocol& p) { p.programme.candidates[0].when["pattern"] = {"lovely"}; },
                "programme.candidates[0].when.pattern"},
        Spoiled{"a_review_with_a_branch_missing",
                [](Protocol& p) { p.programme.branches.pop_back(); }, "programme.branches"},
        Spoiled{"a_session_of_no_items", [](Protocol& p) { p.programme.items_min = 0; },
                "programme.items_min"},
        Spoiled{"a_session_that_sleeps_through_gaps",
                [](Protocol& p) { p.session.safety.gap_s = 0; }, "session.safety.gap_s"},
        Spoiled{"a_session_that_outlasts_its_screen",
                [](Protocol& p) { p.session.safety.screen_valid_h = 48; },
                "session.safety.screen_valid_h"},
        Spoiled{"a_breath_outside_what_is_offered",
                [](Protocol& p) { p.session.breath.usual_per_min = 12; },
                "session.breath.usual_per_min"},
        Spoiled{"a_repetition_of_no_time",
                [](Protocol& p) { p.exercises[0].tempo = rules::Tempo{.derived_because = "x"}; },
                "exercises[0].tempo"},
        Spoiled{"a_rung_for_each_leg_of_what_has_sides",
                [](Protocol& p) {
                  p.exercises[0].per_side = true;
                  p.exercises[0].ladder = {{"one", "One", {"Do."}, p.exercises[0].dose, true}};
                },
                "exercises[0].ladder[0].each_leg"},
        Spoiled{"a_message_without_words", [](Protocol& p) { p.wording.begin()->second = ""; },
                "wording."},
        Spoiled{"a_version_that_is_none", [](Protocol& p) { p.identity.version = "new"; },
                "identity.version"}),
    [](const auto& spoiled) { return spoiled.param.name; });

TEST(CheckProtocol, PassesTheRealOne) {
  EXPECT_EQ(PlacesOf(FindFaults(RealProtocol().protocol)), "");
}

}  // namespace
}  // namespace psoas::rules
