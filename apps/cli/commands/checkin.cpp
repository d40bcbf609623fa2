// psoas checkin: how it is now, in a few figures.
#include <nlohmann/json.hpp>

#include "../terminal/page.h"
#include "../terminal/prompt.h"
#include "command.h"

namespace psoas::cli {
namespace {

struct Score {
  const char* key;
  const char* option;
  const char* question;
};
constexpr Score kScores[] = {
    {"pain_now", "--pain-now",
     "How much does it hurt now? 0 is not at all, 10 is the worst there is."},
    {"pain_worst", "--pain-worst", "And at its worst in the last 24 hours?"},
    {"tightness", "--tightness", "How tight does the front of the hip feel?"},
    {"stiffness", "--stiffness", "How stiff was it this morning?"},
};
struct TriQuestion {
  const char* key;
  const char* option;
  const char* question;
};
constexpr TriQuestion kTris[] = {
    {"worse_next_day", "--worse-next-day", "Was it worse the day after the last session?"},
    {"new_symptom", "--new-symptom",
     "Is there anything new: numbness, weakness, fever, a new kind of pain?"},
};

struct CheckinOptions {
  std::map<std::string, std::string> scores;
  std::map<std::string, std::string> tris;
  std::vector<std::string> activities;
  bool scripted() const {
    const auto filled = [](const auto& map) {
      return std::any_of(map.begin(), map.end(),
                         [](const auto& entry) { return !entry.second.empty(); });
    };
    return filled(scores) || filled(tris) || !activities.empty();
  }
};

Result<Json> DataFromArguments(const CheckinOptions& checkin) {
  Json data = Json::object();
  for (const auto& [key, text] : checkin.scores) {
    if (text.empty()) continue;
    const auto number = ParseNumber(text);
    if (!number) {
      return Error{ErrorCode::kInvalid, key, "\"" + text + "\" is not a number.",
                   "Give a number from 0 to 10."};
    }
    data[key] = *number;
  }
  for (const auto& [key, word] : checkin.tris) {
    if (!word.empty()) data[key] = word;
  }
  for (const auto& pair : checkin.activities) {
    std::string name;
    std::string value;
    const auto number = SplitPair(pair, name, value) ? ParseNumber(value) : std::nullopt;
    if (!number) {
      return Error{ErrorCode::kInvalid, "--psfs " + pair, "this is not an activity with a score.",
                   "Write it as \"climbing stairs=4\": 0 is unable, 10 as well as before."};
    }
    data["psfs"].push_back({{"activity", name}, {"score", *number}});
  }
  return data;
}

struct ActivityScore {
  std::string activity;
  std::optional<double> score;
};

/// The goals of the profile, or one thing the person names now.
void AskActivities(std::vector<ActivityScore>& activities,
                   std::vector<std::function<Turn()>>& questions) {
  if (activities.empty()) {
    activities.push_back({});
    questions.push_back([&activities] {
      return AskText("One thing you would like to do better, in your own words?",
                     activities[0].activity);
    });
  }
  for (std::size_t i = 0; i < activities.size(); ++i) {
    questions.push_back([&activities, i] {
      ActivityScore& one = activities[i];
      if (one.activity.empty()) return Turn::kNext;
      return AskNumber(
          "\"" + one.activity + "\": how well does that go now? 0 is unable, 10 as well as before.",
          0, 10, true, one.score);
    });
  }
}

/// Nothing that was answered is lost when the person stops half-way.
Json DataFromTalk(const std::vector<std::string>& goals) {
  std::map<std::string, std::optional<double>> scores;
  std::map<std::string, std::string> tris;
  std::vector<ActivityScore> activities;
  for (const auto& goal : goals) activities.push_back({goal, std::nullopt});
  std::vector<std::function<Turn()>> questions;
  for (const auto& tri : kTris) {
    questions.push_back([&tris, &tri] { return AskTri(tri.question, tris[tri.key]); });
  }
  for (const auto& score : kScores) {
    questions.push_back(
        [&scores, &score] { return AskNumber(score.question, 0, 10, true, scores[score.key]); });
  }
  AskActivities(activities, questions);
  Walk(questions);
  Json data = Json::object();
  for (const auto& [key, score] : scores) {
    if (score) data[key] = *score;
  }
  for (const auto& [key, word] : tris) {
    if (!word.empty()) data[key] = word;
  }
  for (const auto& one : activities) {
    if (one.score) data["psfs"].push_back({{"activity", one.activity}, {"score", *one.score}});
  }
  return data;
}

int RunCheckin(const CheckinOptions& checkin, const CommonOptions& options) {
  if (!checkin.scripted() && !InputIsTerminal()) {
    return FailUsage(
        options,
        "there is nobody to ask here (the input is not a terminal). Pass at least one of "
        "--pain-now, "
        "--pain-worst, --tightness, --stiffness, --psfs, --worse-next-day, --new-symptom.");
  }
  auto opened = Workspace::Open(options, Missing::kIsEmpty);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  PrintProblems(workspace.opened().problems);
  const auto profile = workspace.AskFor<journal::ProfileSet>(
      {{"op", "profile"}, {"now", Format(workspace.time().Now())}});
  if (!profile.ok()) return Fail(options, profile.error());
  const auto goals = profile->goals.value_or(std::vector<std::string>{});
  const auto data =
      checkin.scripted() ? DataFromArguments(checkin) : Result<Json>(DataFromTalk(goals));
  if (!data.ok()) return Fail(options, data.error());
  if (data->empty()) {
    Page().Text("Nothing was answered, so nothing was kept.").Print();
    return kOk;
  }
  const Status kept = workspace.Record("checkin.recorded", *data);
  return kept.ok() ? FinishRecording(workspace) : Fail(options, kept.error());
}

}  // namespace

void AddCheckin(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("checkin", "how is it now?");
  auto checkin = std::make_shared<CheckinOptions>();
  AddCommonOptions(*command, invocation.common);
  for (const auto& score : kScores) {
    command->add_option(score.option, checkin->scores[score.key], score.question)
        ->type_name("0-10");
  }
  for (const auto& tri : kTris) {
    command->add_option(tri.option, checkin->tris[tri.key], tri.question)
        ->check(CLI::IsMember({"yes", "no", "unsure"}));
  }
  command
      ->add_option("--psfs", checkin->activities,
                   "an activity of your own and how well it goes, such as \"stairs=4\"")
      ->type_name("ACTIVITY=0-10");
  command->add_flag("--exit-disposition", invocation.common.exit_disposition,
                    "exit with 10 see a clinician, 11 urgent, 12 emergency");
  command->callback([&invocation, checkin] {
    invocation.run = [&invocation, checkin] { return RunCheckin(*checkin, invocation.common); };
  });
}

}  // namespace psoas::cli
