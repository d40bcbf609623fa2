#include "rules/explain.h"

#include "base/numbers.h"
#include "rules/walk_entries.h"
#include "rules/words.h"

namespace psoas::rules {
namespace {

/// Collects what a record says, field by field.
class Teller {
 public:
  Teller(const Protocol& protocol, Explanation& out) : protocol_(protocol), out_(out) {}

  template <Described Record>
  void Tell(const Record& record) {
    ForEachField<Record>([&](const auto& field) { TellField(field.name, record.*field.member); });
    AddGrounds(record);
  }

  void Tell(const std::string& text) {
    Say("text", text);
    for (const WordingGrounds& grounds : protocol_.wording_grounds) {
      for (const std::string& pattern : grounds.ids) {
        if (IsUnder(pattern, out_.entry.id)) AddGrounds(grounds);
      }
    }
  }

 private:
  /// Grounds are told apart from what the thing says.
  static bool IsGrounds(const std::string& name) {
    return name == "id" || name == "sources" || name == "grade" || name == "derived_because" ||
           name == "evidence";
  }

  template <class Value>
  void TellField(const std::string& name, const Value& value) {
    if constexpr (kIsOptional<Value>) {
      if (value) TellField(name, *value);
    } else if (!IsGrounds(name)) {
      Say(name, InWords(value));
    }
  }

  std::string InWords(const std::string& text) { return text; }
  std::string InWords(bool value) { return value ? "yes" : "no"; }
  std::string InWords(int value) { return std::to_string(value); }
  std::string InWords(double value) { return Tenth(value); }
  std::string InWords(const Conditions& when) { return WhenInWords(protocol_, when); }
  std::string InWords(const Fault& fault) { return fault.sign + " → " + fault.mend; }
  std::string InWords(const Dose& dose) {
    const std::string figures = DoseInWords(dose);
    return dose.text.empty() ? figures : dose.text + " (" + figures + ")";
  }
  std::string InWords(const Keyframe& frame) {
    std::vector<std::string> angles;
    for (const auto& [name, degrees] : frame.angles) angles.push_back(name + " " + Tenth(degrees));
    return frame.at + ": " + Joined(angles, ", ") + " deg";
  }
  std::string InWords(const ProfileOption& option) { return option.value + ": " + option.text; }
  std::string InWords(const Input& input) {
    return input.name + " (" + ValuesInWords(protocol_, input.name, input.values) + ")";
  }

  template <NamedEnum E>
  std::string InWords(E value) {
    return Spaced(Name(value));
  }

  template <class Item>
  std::string InWords(const std::vector<Item>& items) {
    constexpr bool kShort = !Described<Item> && !std::is_same_v<Item, std::string>;
    std::string out;
    for (const Item& item : items) {
      out += (out.empty() ? "" : kShort ? ", " : "\n") + InWords(item);
    }
    return out;
  }

  /// Whatever has an id of its own is told on its own page.
  template <Described Record>
  std::string InWords(const Record& record) {
    if constexpr (requires { record.id; }) return record.id;
    return {};
  }
  std::string InWords(const Candidate& candidate) { return candidate.id; }
  std::string InWords(const LookElsewhere& branch) { return branch.branch; }
  std::string InWords(const DispositionText& text) { return Name(text.disposition); }
  std::string InWords(const Cap& cap) { return Name(cap.kind); }
  std::string InWords(const Contraindication& against) { return against.question; }
  std::string InWords(const Band& band) { return band.name + ": " + BandInWords(band, "deg"); }

  void Say(const std::string& label, std::string text) {
    if (!text.empty()) out_.passages.push_back({Spaced(label), std::move(text)});
  }

  template <class Record>
  void AddGrounds(const Record& record) {
    if constexpr (requires { record.evidence; }) {
      for (const Evidence& each : record.evidence) {
        out_.grounds.push_back({each.claim, each.grade, Spelt(each.sources), ""});
      }
    }
    Ground own;
    if constexpr (requires { record.sources.front().size(); }) own.sources = Spelt(record.sources);
    if constexpr (requires { record.grade; }) own.grade = record.grade;
    if constexpr (requires { *record.derived_because; }) {
      own.derived_because = record.derived_because.value_or("");
    } else if constexpr (requires { record.derived_because; }) {
      own.derived_because = record.derived_because;
    }
    if (!own.sources.empty() || !own.derived_because.empty()) out_.grounds.push_back(own);
  }

  std::vector<Source> Spelt(const std::vector<std::string>& ids) const {
    std::vector<Source> spelt;
    for (const std::string& id : ids) {
      const Source* source = protocol_.FindSource(id);
      spelt.push_back(source ? *source : Source{id, "not in sources.toml", "memory", {}});
    }
    return spelt;
  }

  const Protocol& protocol_;
  Explanation& out_;
};

}  // namespace

bool IsUnder(const std::string& pattern, const std::string& message_id) {
  if (!pattern.ends_with('*')) return pattern == message_id;
  return message_id.starts_with(pattern.substr(0, pattern.size() - 1));
}

Explanation Explain(const Protocol& protocol, const Index& index, const Entry& entry) {
  Explanation out;
  out.entry = entry;
  Teller teller(protocol, out);
  WalkEntries(protocol, [&](EntryKind, const std::string&, const std::string& path,
                            const std::string&, const auto& record) {
    if (path == entry.path) teller.Tell(record);
  });
  out.used_by = UsesOf(index, entry);
  return out;
}

}  // namespace psoas::rules
