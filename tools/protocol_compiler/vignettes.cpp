#include "vignettes.h"

#include <sodium.h>

#include <algorithm>
#include <set>

#include "base/ids.h"
#include "base/json_io.h"
#include "places.h"
#include "vignette.h"

namespace psoas::compiler {
namespace {

/// Of a leg that hangs freely.
constexpr double kUsualKnee = 88, kUsualAbduction = 10;

/// The same id every time the same case is compiled.
std::string EventId(Instant at, const std::string& vignette, std::size_t index) {
  const std::string seed = vignette + ":" + std::to_string(index);
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(seed.data()),
                     seed.size());
  std::array<std::uint8_t, 10> random{};
  std::copy_n(digest.begin(), random.size(), random.begin());
  return MakeUuidV7(at, random);
}

class Writer {
 public:
  Writer(const rules::Protocol& protocol, std::vector<Error>& faults)
      : protocol_(protocol), faults_(faults) {
    for (const auto& pattern : protocol.complaint.joint_patterns) mentions_.insert(pattern.id);
    for (const auto& reason : protocol.profile.reasons) linked_.insert(reason.id);
    for (const rules::QuestionGroup& group : protocol.screening.groups) {
      for (const rules::Question& question : group.questions) {
        askable_.insert(question.id);
        for (const auto& follow_up : question.follow_ups) askable_.insert(follow_up.id);
      }
    }
    for (const rules::Row& row : protocol.screening.triage.rows) rows_.insert(row.id);
  }

  void Write(const TomlFile& file, Json& out) {
    Places places;
    places.Add(file, "", "");
    places_ = &places;
    const Result<Vignette> read = Read<Vignette>(file.json, "", UnknownKeys::kRefuse);
    if (!read.ok()) return faults_.push_back(places.Locate(read.error()));
    const Vignette& vignette = *read;
    if (!vignette.id.starts_with("v_") || !ids_.insert(vignette.id).second) {
      Fault("id", "\"" + vignette.id + "\" does not begin with v_ or is there twice.",
            "Give the case its own id.");
    }
    CheckExpectation(vignette.expect);
    NeedTime("now", vignette.now);
    out.push_back({{"id", vignette.id},
                   {"title", vignette.title},
                   {"story", vignette.story},
                   {"now", vignette.now},
                   {"journal", JournalText(vignette)},
                   {"expect", vignette.expect}});
  }

 private:
  void Fault(const std::string& place, std::string message, std::string mend) {
    faults_.push_back(
        places_->Locate({ErrorCode::kInvalid, place, std::move(message), std::move(mend)}));
  }

  Instant NeedTime(const std::string& place, const std::string& text) {
    const Result<Instant> time = ParseInstant(text);
    if (time.ok()) return *time;
    Fault(place, time.error().message, time.error().mend);
    return {};
  }

  void NeedAskable(const std::string& place, const std::string& id) {
    if (!askable_.contains(id)) {
      Fault(place, "\"" + id + "\" is not a question.", "Check its spelling.");
    }
  }

  std::string JournalText(const Vignette& vignette) {
    std::string lines;
    std::size_t index = 0;
    for (std::size_t i = 0; i < vignette.events.size(); ++i) {
      const VignetteEvent& event = vignette.events[i];
      const std::string place = "events[" + std::to_string(i) + "]";
      if (event.raw_line) {
        lines += *event.raw_line + "\n";
      } else if (event.at && event.thigh) {
        AddThomasTest(place, vignette, event, index, lines);
      } else if (!event.at || !event.type) {
        Fault(place, "an event needs `at` and `type`, or `at` and `thigh`.",
              "Add them, or write a raw_line.");
      } else {
        AddEvent(place, vignette, event, index, lines);
      }
    }
    return lines;
  }

  void AddEvent(const std::string& place, const Vignette& vignette, const VignetteEvent& event,
                std::size_t& index, std::string& lines) {
    const Instant first = NeedTime(place + ".at", event.at.value_or(""));
    const Json data = Data(place, event);
    for (int day = 0; day < event.repeat_days.value_or(1); ++day) {
      const Instant at{first.ms + day * kMsPerDay};
      const std::string id = EventId(at, vignette.id, index++);
      lines += Dump({{"id", event.id.value_or(id)},
                     {"at", Format(at)},
                     {"type", event.type.value_or("")},
                     {"data", data}}) +
               "\n";
    }
  }

  void AddThomasTest(const std::string& place, const Vignette& vignette, const VignetteEvent& event,
                     std::size_t& index, std::string& lines) {
    constexpr std::int64_t kFromSideToSide = 10 * 60 * 1000;
    if (event.type) Fault(place, "`thigh` says what the event is.", "Leave `type` out.");
    Instant at = NeedTime(place + ".at", event.at.value_or(""));
    for (const auto& [side, thigh] : *event.thigh) {
      if (side != "left" && side != "right")
        Fault(place + ".thigh", "\"" + side + "\" is not a side.", "Write left or right.");
      lines += Dump({{"id", EventId(at, vignette.id, index++)},
                     {"at", Format(at)},
                     {"type", "thomas.measured"},
                     {"data", ThomasData(side, thigh, event)}}) +
               "\n";
      at.ms += kFromSideToSide;
    }
  }

  static Json ThomasData(const std::string& side, double thigh, const VignetteEvent& event) {
    const auto of = [&](const auto& by_side, auto usual) {
      const auto found = by_side.find(side);
      return found == by_side.end() ? usual : found->second;
    };
    Json data{{"side", side},
              {"method", "tape"},
              {"pelvis_flat", "yes"},
              {"pain", "stretch"},
              {"drop_on_knee_straight", "no"},
              {"drop_on_abduction", "no"}};
    for (const double off : {-0.5, 0.0, 0.5}) {
      data["readings"].push_back({{"thigh_deg", thigh + off},
                                  {"knee_flexion_deg", of(event.knee, kUsualKnee)},
                                  {"abduction_deg", of(event.abduction, kUsualAbduction)},
                                  {"rotation", of(event.rotation, std::string("none"))}});
    }
    const Json more = event.data.value_or(Json::object());
    for (const auto& [key, value] : more.items()) data[key] = value;
    return data;
  }

  Json Data(const std::string& place, const VignetteEvent& event) {
    Json data = event.data.value_or(Json::object());
    if (!event.all_no_except && !event.short_no_except) return data;
    if (data.contains("answers") || (event.all_no_except && event.short_no_except)) {
      Fault(place, "the answers are given in more than one way.", "Keep one.");
    }
    Json answers = Json::object();
    for (const rules::QuestionGroup& group : protocol_.screening.groups) {
      for (const rules::Question& question : group.questions) {
        if (event.all_no_except || question.in_short_set) answers[question.id] = "no";
      }
    }
    const Answers& given = event.all_no_except ? *event.all_no_except : *event.short_no_except;
    for (const auto& [id, answer] : given) {
      NeedAskable(place, id);
      answers[id] = answer;
    }
    for (const std::string& id : event.omit) {
      NeedAskable(place + ".omit", id);
      answers.erase(id);
    }
    data["answers"] = answers;
    return data;
  }

  void CheckExpectation(const Json& json) {
    const Result<Expectation> read = Read<Expectation>(json, "expect", UnknownKeys::kRefuse);
    if (!read.ok()) return faults_.push_back(places_->Locate(read.error()));
    const Expectation& expect = *read;
    for (const auto* list :
         {&expect.includes, &expect.excludes, &expect.blocked, &expect.not_blocked}) {
      for (const std::string& id : *list) NeedExercise(id);
    }
    for (const auto* list : {&expect.exercises, &expect.in_order, &expect.planned, &expect.cut,
                             &expect.bad_day, &expect.through_the_day}) {
      for (const std::string& id : list->value_or(Names{})) NeedExercise(id);
    }
    for (const auto* list : {&expect.reasons, &expect.no_reasons}) {
      for (const std::string& id : *list) NeedRow(id);
    }
    for (const std::string& id : expect.only_reasons.value_or(Names{})) NeedRow(id);
    for (const auto& [id, disposition] : expect.asks) NeedRow(id);
    for (const auto* lists : {&expect.blocked_by, &expect.swaps_include, &expect.swaps_exclude}) {
      for (const auto& [name, list] : *lists) {
        if (lists != &expect.blocked_by) NeedExercise(name);
        for (const std::string& id : list) NeedExercise(id);
      }
    }
    NeedExercises(expect.step);
    NeedExercises(expect.dose);
    NeedExercises(expect.doses);
    NeedExercises(expect.side);
    for (const auto& [exercise, way] : expect.variant) NeedExercise(exercise + "/" + way);
    NeedKnown(expect.mentions, mentions_, "joint pattern");
    NeedKnown(expect.linked, linked_, "reason of the profile");
  }

  template <class T>
  void NeedExercises(const ByName<T>& by_exercise) {
    for (const auto& [exercise, value] : by_exercise) NeedExercise(exercise);
  }

  void NeedKnown(const std::optional<Names>& ids, const std::set<std::string>& known,
                 const std::string& what) {
    for (const std::string& id : ids.value_or(Names{})) {
      if (!known.contains(id))
        Fault("expect", "there is no " + what + " \"" + id + "\".", "Check its spelling.");
    }
  }

  /// EXERCISE or EXERCISE/VARIANT.
  void NeedExercise(const std::string& id) {
    const std::size_t slash = id.find('/');
    const rules::Exercise* exercise = protocol_.FindExercise(id.substr(0, slash));
    if (!exercise) {
      return Fault("expect", "there is no exercise \"" + id + "\".", "Check its spelling.");
    }
    const auto& ways = exercise->variants;
    const bool has_way = slash == std::string::npos ||
                         std::any_of(ways.begin(), ways.end(), [&](const rules::Variant& way) {
                           return way.id == id.substr(slash + 1);
                         });
    if (!has_way) Fault("expect", "there is no way \"" + id + "\".", "Check its spelling.");
  }

  /// Rules of the core itself have a dot in their name: screen.incomplete.
  void NeedRow(const std::string& id) {
    if (!rows_.contains(id) && id.find('.') == std::string::npos) {
      Fault("expect", "there is no triage row \"" + id + "\".", "Check its spelling.");
    }
  }

  const rules::Protocol& protocol_;
  std::vector<Error>& faults_;
  const Places* places_ = nullptr;
  std::set<std::string> askable_, rows_, ids_, mentions_, linked_;
};

}  // namespace

Json CompileVignettes(const rules::Protocol& protocol, const std::vector<TomlFile>& files,
                      std::vector<Error>& faults) {
  Json out = Json::array();
  Writer writer(protocol, faults);
  for (const TomlFile& file : files) writer.Write(file, out);
  std::sort(out.begin(), out.end(), [](const Json& a, const Json& b) { return a["id"] < b["id"]; });
  return out;
}

}  // namespace psoas::compiler
