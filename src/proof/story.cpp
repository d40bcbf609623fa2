#include "proof/story.h"

#include "base/ids.h"
#include "base/json_io.h"

namespace psoas::proof {

Story& Story::At(Instant at) {
  at_ = at;
  return *this;
}

Story& Story::Later(double hours) {
  at_.ms += static_cast<std::int64_t>(hours * static_cast<double>(kMsPerHour));
  return *this;
}

Story& Story::Raw(const std::string& line) {
  lines_.push_back(line + "\n");
  return *this;
}

Story& Story::Event(const std::string& type, const Json& data) {
  ++count_;
  last_id_ =
      MakeUuidV7(at_, {static_cast<std::uint8_t>(count_ >> 8), static_cast<std::uint8_t>(count_)});
  return Raw(Dump({{"id", last_id_}, {"at", Format(at_)}, {"type", type}, {"data", data}}));
}

Story& Story::Test(const std::string& side, const SideTest& test) {
  Json readings = Json::array();
  for (const double offset : test.spread) {
    Json reading{{"thigh_deg", test.thigh_deg + offset},
                 {"knee_flexion_deg", test.knee_flexion_deg}};
    reading.update(test.reading);
    readings.push_back(std::move(reading));
  }
  Json data{{"side", side},
            {"method", test.method},
            {"pelvis_flat", test.pelvis_flat},
            {"pain", test.pain},
            {"readings", std::move(readings)}};
  data.update(test.more);
  return Event("thomas.measured", data);
}

std::string Story::text() const {
  std::string out;
  for (const std::string& line : lines_) out += line;
  return out;
}

guide::Guidance Story::Guide(Instant now) const {
  return guide::Guide(*loaded_, journal::ParseJournal(text()), now);
}

Answers AllNo(const rules::Protocol& protocol, bool short_set) {
  Answers out;
  for (const rules::QuestionGroup& group : protocol.screening.groups) {
    for (const rules::Question& question : group.questions) {
      if (!short_set || question.in_short_set) out[question.id] = "no";
    }
  }
  return out;
}

std::string InWords(const Answers& answers) {
  std::string out;
  for (const auto& [id, answer] : answers) {
    if (answer != "no") out += (out.empty() ? "" : ", ") + id + " = " + answer;
  }
  return out.empty() ? "everything no" : out;
}

std::vector<const guide::Item*> AllItems(const guide::Guidance& guidance) {
  std::vector<const guide::Item*> out;
  for (const auto* items : {&guidance.today.items, &guidance.today.bad_day_items,
                            &guidance.plan.items, &guidance.plan.through_the_day}) {
    for (const guide::Item& item : *items) out.push_back(&item);
  }
  return out;
}

Story ReadyPerson(const rules::LoadedProtocol& loaded) {
  Story story(loaded);
  story.Screen(AllNo(loaded.protocol)).Test("left").Test("right").Later(1);
  return story;
}

}  // namespace psoas::proof
