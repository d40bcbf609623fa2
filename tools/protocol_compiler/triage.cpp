#include "triage.h"

#include "base/numbers.h"

namespace psoas::compiler {
namespace {

/// Question and follow-up ids with the label of the question, in the order of the screen.
struct Asked {
  std::string id;
  std::string label;
  std::string note;
};

std::string Text(const Json& record, const char* key) {
  const auto found = record.find(key);
  return found != record.end() && found->is_string() ? found->get<std::string>() : "";
}

/// The list below `key`, or an empty one: shape errors are reported when the record is read.
Json List(const Json& record, const char* key) {
  if (!record.is_object()) return Json::array();
  const auto found = record.find(key);
  return found != record.end() && found->is_array() ? *found : Json::array();
}

std::vector<Asked> AskedOf(const Json& screening) {
  std::vector<Asked> out;
  for (const Json& group : List(screening, "groups")) {
    for (const Json& question : List(group, "questions")) {
      if (!question.is_object()) continue;
      const std::string label = Text(question, "label");
      out.push_back({Text(question, "id"), label, label});
      for (const Json& follow_up : List(question, "follow_ups")) {
        if (follow_up.is_object()) {
          out.push_back({Text(follow_up, "id"), label, Text(follow_up, "text")});
        }
      }
    }
  }
  return out;
}

void AddInputs(Json& triage, const std::vector<Asked>& asked) {
  Json inputs = List(triage, "inputs");
  for (const Asked& each : asked) {
    inputs.push_back(
        {{"name", each.id}, {"values", Json::array({"no", "unsure", "yes"})}, {"note", each.note}});
  }
  triage["inputs"] = inputs;
}

class UnsureRows {
 public:
  UnsureRows(const std::vector<Asked>& asked, std::string text) : text_(std::move(text)) {
    for (const Asked& each : asked) labels_[each.id] = each.label;
  }

  /// Takes the shorthand out of `row` and returns the row it stands for.
  Json Split(Json& row) const {
    Json unsure = row;
    unsure["id"] = Text(row, "id") + "_unsure";
    unsure["then"] = Text(row, "or_unsure");
    std::string label;
    for (auto& [name, values] : unsure["when"].items()) {
      const auto found = labels_.find(name);
      if (found == labels_.end()) continue;
      if (label.empty()) label = found->second;
      if (values == Json::array({"yes"})) values = Json::array({"unsure", "yes"});
    }
    const std::string own = Text(row, "unsure_patient");
    const Filling filling{"label", label};
    unsure["patient"] = own.empty() ? Fill(text_, std::span(&filling, 1)) : own;
    const std::string clinician = Text(row, "unsure_clinician");
    unsure["clinician"] = clinician.empty() ? "Unsure. " + Text(row, "clinician") : clinician;
    for (const char* key : {"or_unsure", "unsure_patient", "unsure_clinician"}) {
      row.erase(key);
      unsure.erase(key);
    }
    return unsure;
  }

 private:
  std::map<std::string, std::string> labels_;
  std::string text_;
};

}  // namespace

void ExpandTriage(Json& protocol, Places& places, std::vector<Error>& faults) {
  if (!protocol.contains("screening") || !protocol["screening"]["triage"].is_object()) return;
  Json& triage = protocol["screening"]["triage"];
  const std::vector<Asked> asked = AskedOf(protocol["screening"]);
  AddInputs(triage, asked);
  const std::string text = Text(protocol["wording"], "unsure_default");
  const UnsureRows unsure_rows(asked, text);
  Json rows = List(triage, "rows");
  const std::size_t written = rows.size();
  for (std::size_t i = 0; i < written; ++i) {
    Json& row = rows[i];
    if (!row.is_object() || !row.contains("or_unsure") || !row["when"].is_object()) continue;
    const std::string path = "screening.triage.rows[" + std::to_string(i) + "]";
    if (text.empty() && !row.contains("unsure_patient")) {
      faults.push_back(
          places.Locate({ErrorCode::kInvalid, path, "there is no sentence for \"unsure\".",
                         "Add unsure_default to wording.toml."}));
    }
    // Added at the end, so that the rows before keep their places.
    Json added = unsure_rows.Split(row);
    places.Derive("screening.triage.rows[" + std::to_string(rows.size()) + "]", path);
    rows.push_back(std::move(added));
  }
  triage["rows"] = rows;
}

}  // namespace psoas::compiler
