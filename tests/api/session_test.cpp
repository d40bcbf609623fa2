// The guided session at the door: begun by what guide() offers, gone on with after a screen.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "../guide/scenario.h"
#include "api/api.h"
#include "embedded/embedded.h"

namespace psoas::api {
namespace {

using guide::ReadyPerson;
using guide::Scenario;
using nlohmann::json;

constexpr std::int64_t kGap_ms = 45 * 60'000;

/// A shell with a fake clock that writes down what the coach tells it to.
class Shell {
 public:
  explicit Shell(const Scenario& story)
      : api_(Api::Create(EmbeddedProtocol()).value()), now_(story.at()) {
    Ask({{"op", "open"}, {"journal", story.text()}});
  }

  json Ask(json request) { return json::parse(api_.Call(request.dump())); }
  bool Begin(bool bad_day = false) {
    const json answer = Ask({{"op", "session_begin"}, {"now", Format(now_)}, {"bad_day", bad_day}});
    return Keep(answer);
  }
  bool Send(json event) {
    now_.ms += event.value("elapsed_ms", std::int64_t{0});
    const json answer = Ask({{"op", "session_advance"},
                             {"now", Format(now_)},
                             {"state", frame_["state"]},
                             {"event", std::move(event)}});
    return Keep(answer);
  }
  void WaitFor(const std::string& phase) {
    for (int i = 0; i < 5000 && view()["phase"] != phase && view()["due_ms"] > 0; ++i)
      Send({{"type", "tick"}, {"elapsed_ms", view()["due_ms"]}});
  }
  void Write(const std::string& type, const json& data) {
    const std::string id = "e" + std::to_string(++written_);
    const json answer =
        Ask({{"op", "append"},
             {"events", {{{"id", id}, {"at", Format(now_)}, {"type", type}, {"data", data}}}}});
    EXPECT_EQ(answer["value"]["accepted"], 1) << answer;
  }
  void AnswerShortScreen() {
    json answers = json::object();
    for (const auto& group : guide::ShippedProtocol().protocol.screening.groups) {
      for (const auto& question : group.questions) {
        if (question.in_short_set) answers[question.id] = "no";
      }
    }
    Write("screen.answered", {{"answers", answers}});
  }

  const json& view() const { return frame_["view"]; }
  const json& state() const { return frame_["state"]; }

 private:
  bool Keep(const json& answer) {
    if (!answer["ok"]) return false;
    frame_ = answer["value"];
    for (const json& entry : frame_["entries"]) Write(entry["type"], entry["data"]);
    return true;
  }

  Api api_;
  Instant now_;
  json frame_;
  int written_ = 0;
};

TEST(Session, IsNotBegunWithoutAScreenOrATest) {
  Scenario nobody;
  nobody.At("2026-03-02T08:00:00Z");
  EXPECT_FALSE(Shell(nobody).Begin());
  Scenario screened = nobody;
  EXPECT_FALSE(Shell(screened.Screen({{"ces", "yes"}}).BothSides(8, 85)).Begin());
}

TEST(Session, EndsWithEntriesThatTheJournalTakesAndIsNotBegunTwiceADay) {
  Shell shell(ReadyPerson());
  ASSERT_TRUE(shell.Begin());
  shell.WaitFor("done");
  EXPECT_EQ(shell.view()["phase"], "done");
  EXPECT_FALSE(shell.Begin());
}

TEST(Session, OfABadDayIsTheShortOne) {
  Shell whole(ReadyPerson()), bad(ReadyPerson());
  ASSERT_TRUE(whole.Begin());
  ASSERT_TRUE(bad.Begin(true));
  EXPECT_LT(bad.view()["left_total_s"], whole.view()["left_total_s"]);
}

TEST(Session, GoesOnAfterALongCallOnceTheScreenIsInTheJournal) {
  Shell shell(ReadyPerson());
  ASSERT_TRUE(shell.Begin());
  const auto first = shell.view()["exercise"];
  shell.WaitFor("ask");
  shell.Send({{"type", "next"}});
  ASSERT_NE(shell.view()["exercise"], first);
  shell.Send({{"type", "tick"}, {"elapsed_ms", kGap_ms}});
  ASSERT_EQ(shell.view()["phase"], "screen");
  shell.Send({{"type", "screened"}});
  ASSERT_EQ(shell.view()["phase"], "screen") << "the answers of before are none";
  shell.AnswerShortScreen();
  shell.Send({{"type", "screened"}});
  EXPECT_NE(shell.view()["phase"], "screen");
  EXPECT_NE(shell.view()["phase"], "done");
}

TEST(Session, EndsWhenTheAnswersOfTheScreenRuleItOut) {
  Shell shell(ReadyPerson());
  ASSERT_TRUE(shell.Begin());
  shell.Send({{"type", "tick"}, {"elapsed_ms", kGap_ms}});
  shell.Write("screen.answered", {{"answers", {{"ces", "yes"}}}});
  shell.Send({{"type", "screened"}});
  EXPECT_EQ(shell.view()["phase"], "stopped");
  EXPECT_FALSE(shell.view()["runs"]);
}

TEST(Session, RefusesAStateThatItDidNotGive) {
  Shell shell(ReadyPerson());
  ASSERT_TRUE(shell.Begin());
  for (const auto& [place, value] :
       {std::pair{"/breaths_per_min", json(0)}, std::pair{"/left_ms", json(-1)},
        std::pair{"/now_ms", json(std::int64_t{1} << 62)}, std::pair{"/at", json(99'999)},
        std::pair{"/works/0/dose/sets", json(1'000'000'000)},
        std::pair{"/works/0/counts/0/rounds_max", json(0)}}) {
    json state = shell.state();
    state[json::json_pointer(place)] = value;
    const json answer = shell.Ask({{"op", "session_advance"},
                                   {"now", "2026-03-02T08:10:00Z"},
                                   {"state", state},
                                   {"event", {{"type", "tick"}}}});
    EXPECT_FALSE(answer["ok"]) << place;
  }
}

}  // namespace
}  // namespace psoas::api
