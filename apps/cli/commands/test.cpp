// psoas test: one side of the Thomas test, coached or from the command's arguments.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "../terminal/page.h"
#include "../terminal/prompt.h"
#include "../thomas_reading.h"
#include "../thomas_talk.h"
#include "command.h"

namespace psoas::cli {
namespace {

struct TestOptions {
  std::string side;
  std::string method;
  std::vector<std::string> readings;
  std::vector<std::string> thigh;
  std::vector<std::string> knee;
  std::string pelvis_flat;
  std::string pain;
  std::string drop_on_knee_straight;
  std::string drop_on_abduction;
  bool scripted() const { return !readings.empty() || !thigh.empty(); }
};

/// --thigh and --knee as if they had been readings.
Result<std::vector<TypedReading>> TypedReadings(const TestOptions& test) {
  std::vector<TypedReading> typed;
  for (const auto& text : test.readings) {
    const auto reading = ParseReading(text);
    if (!reading.ok()) return reading.error();
    typed.push_back(*reading);
  }
  for (std::size_t i = 0; i < test.thigh.size(); ++i) {
    std::string text = "thigh=" + test.thigh[i];
    if (!test.knee.empty()) text += ",knee=" + test.knee[i];
    const auto reading = ParseReading(text);
    if (!reading.ok()) return reading.error();
    typed.push_back(*reading);
  }
  return typed;
}

std::string MissingOptions(const TestOptions& test) {
  std::string missing;
  const auto need = [&](bool given, const char* name) {
    if (!given) missing += (missing.empty() ? "" : ", ") + std::string(name);
  };
  need(!test.side.empty(), "--side left|right");
  need(!test.method.empty(), "--method tape|phone|goniometer");
  need(test.scripted() || test.pain == "joint",
       "--reading height=..,length=..,knee=.. (three times) or --thigh .. --knee ..");
  need(!test.pelvis_flat.empty(), "--pelvis-flat yes|no|unsure");
  need(!test.pain.empty(), "--pain none|stretch|joint");
  return missing;
}

Result<Json> DataFromArguments(Workspace& workspace, const TestOptions& test) {
  const auto typed = TypedReadings(test);
  if (!typed.ok()) return typed.error();
  Json readings = Json::array();
  for (std::size_t i = 0; i < typed->size(); ++i) {
    const auto reading = MeasureReading(workspace, test.method, (*typed)[i]);
    if (!reading.ok()) {
      Error error = reading.error();
      error.place = "reading " + std::to_string(i + 1) + ", " + error.place;
      return error;
    }
    readings.push_back(*reading);
  }
  Json data{{"side", test.side},
            {"method", test.method},
            {"pelvis_flat", test.pelvis_flat},
            {"pain", test.pain},
            {"readings", readings}};
  if (!test.drop_on_knee_straight.empty())
    data["drop_on_knee_straight"] = test.drop_on_knee_straight;
  if (!test.drop_on_abduction.empty()) data["drop_on_abduction"] = test.drop_on_abduction;
  return data;
}

/// Why the coached test is not for now; empty when it is. Keeping figures that somebody else took
/// (a clinician, say) is always possible with the arguments.
std::string NotNow(const guide::Guidance& guidance, const rules::Assessment& assessment) {
  if (guidance.today.kind == guide::TodayKind::kScreen) {
    return "the safety questions come first. Answer them with: psoas screen";
  }
  if (guidance.allowed != guide::Allowed::kPlan)
    return "the test is not for now. psoas today says why and what to do instead.";
  for (const auto& reason : guidance.reasons) {
    for (const auto& question : reason.questions) {
      const auto& ruled_out = assessment.not_with;
      if (std::find(ruled_out.begin(), ruled_out.end(), question) != ruled_out.end()) {
        return "the test is left out for you. " + reason.text;
      }
    }
  }
  return "";
}

int KeepTalk(Workspace& workspace, const ThomasTalk& talk) {
  if (talk.measured) {
    const Status kept = workspace.Record("thomas.measured", *talk.measured);
    return kept.ok() ? FinishRecording(workspace) : Fail(workspace.options(), kept.error());
  }
  Page().Text("Nothing was measured, so nothing was kept.").Print();
  return kOk;
}

int RunTest(const TestOptions& test, const CommonOptions& options) {
  const std::string missing = MissingOptions(test);
  const bool talk_it_through = !missing.empty() && !test.scripted() && InputIsTerminal();
  if (!talk_it_through && !missing.empty())
    return FailUsage(options, "please pass " + missing + ".");
  if (!test.knee.empty() && test.knee.size() != test.thigh.size()) {
    return FailUsage(options, "give as many --knee as --thigh figures.");
  }
  auto opened = Workspace::Open(options, Missing::kIsEmpty);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  PrintProblems(workspace.opened().problems);
  if (talk_it_through) {
    const auto guidance = workspace.Guide();
    if (!guidance.ok()) return Fail(options, guidance.error());
    const auto catalogue = workspace.Catalogue();
    if (!catalogue.ok()) return Fail(options, catalogue.error());
    if (const std::string why = NotNow(*guidance, catalogue->assessment); !why.empty()) {
      return FailNotOffered(options, why);
    }
    const auto talk = TalkThroughTest(workspace, catalogue->assessment, test.side, test.method);
    return talk.ok() ? KeepTalk(workspace, *talk) : Fail(options, talk.error());
  }
  const auto data = DataFromArguments(workspace, test);
  if (!data.ok()) return Fail(options, data.error());
  const Status kept = workspace.Record("thomas.measured", *data);
  return kept.ok() ? FinishRecording(workspace) : Fail(options, kept.error());
}

}  // namespace

void AddTest(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("test", "the Thomas test, one side at a time");
  auto test = std::make_shared<TestOptions>();
  AddCommonOptions(*command, invocation.common);
  const std::vector<std::string> tri{"yes", "no", "unsure"};
  const std::vector<std::string> drop{"yes", "no", "untested"};
  command->add_option("--side", test->side, "the leg that hangs")
      ->check(CLI::IsMember({"left", "right"}));
  command->add_option("--method", test->method, "what the angle was read with")
      ->check(CLI::IsMember({"tape", "phone", "goniometer", "photo", "photo_confirmed", "camera"}));
  command
      ->add_option("--reading", test->readings,
                   "height=CM,length=CM,knee=DEG (tape) or thigh=DEG,knee=DEG; also knee-inner, "
                   "out, rotation")
      ->type_name("FIGURES");
  command->add_option("--thigh", test->thigh, "thigh angles, + above the horizontal")
      ->type_name("DEG...");
  command->add_option("--knee", test->knee, "knee angles, 0 is straight")->type_name("DEG...");
  command->add_option("--pelvis-flat", test->pelvis_flat, "was the low back flat?")
      ->check(CLI::IsMember(tri));
  command->add_option("--pain", test->pain, "what was felt")
      ->check(CLI::IsMember({"none", "stretch", "joint"}));
  command
      ->add_option("--drop-knee-straight", test->drop_on_knee_straight,
                   "does the thigh sink when the knee is straightened?")
      ->check(CLI::IsMember(drop));
  command
      ->add_option("--drop-out", test->drop_on_abduction, "does the thigh sink when it may go out?")
      ->check(CLI::IsMember(drop));
  command->add_flag("--exit-disposition", invocation.common.exit_disposition,
                    "exit with 10 see a clinician, 11 urgent, 12 emergency");
  command->callback([&invocation, test] {
    invocation.run = [&invocation, test] { return RunTest(*test, invocation.common); };
  });
}

}  // namespace psoas::cli
