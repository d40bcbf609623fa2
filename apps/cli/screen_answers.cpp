#include "screen_answers.h"

#include <nlohmann/json.hpp>

#include "terminal/prompt.h"

namespace psoas::cli {
namespace {

bool IsKnown(const api::Catalogue& catalogue, const std::string& id) {
  for (const auto& group : catalogue.groups) {
    for (const auto& question : group.questions) {
      if (question.id == id) return true;
      for (const auto& follow_up : question.follow_ups) {
        if (follow_up.id == id) return true;
      }
    }
  }
  return false;
}

Status Add(const api::Catalogue& catalogue, const std::string& id, const std::string& word,
           const std::string& place, Answers& answers) {
  if (!IsKnown(catalogue, id)) {
    return Error{ErrorCode::kInvalid, place, "there is no question called \"" + id + "\".",
                 "psoas screen --list shows the questions with their names."};
  }
  if (word != "yes" && word != "no" && word != "unsure") {
    return Error{ErrorCode::kInvalid, place, "\"" + word + "\" is not an answer.",
                 "Use yes, no or unsure."};
  }
  answers[id] = word;
  return Done{};
}

}  // namespace

std::vector<rules::QuestionGroup> GroupsOf(const api::Catalogue& catalogue, ScreenSet set) {
  std::vector<rules::QuestionGroup> groups;
  for (rules::QuestionGroup group : catalogue.groups) {
    if (set == ScreenSet::kShort) {
      std::erase_if(group.questions,
                    [](const rules::Question& question) { return !question.in_short_set; });
    }
    if (!group.questions.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

Answers AllNo(const api::Catalogue& catalogue, ScreenSet set) {
  Answers answers;
  for (const auto& group : GroupsOf(catalogue, set)) {
    for (const auto& question : group.questions) answers[question.id] = "no";
  }
  return answers;
}

Status AddAnswer(const api::Catalogue& catalogue, const std::string& pair, Answers& answers) {
  const auto equals = pair.find('=');
  if (equals == std::string::npos || equals == 0) {
    return Error{ErrorCode::kInvalid, "--set " + pair, "this is not a question and an answer.",
                 "Write it as ces=no."};
  }
  return Add(catalogue, pair.substr(0, equals), pair.substr(equals + 1), "--set " + pair, answers);
}

Status AddAnswersFromJson(const api::Catalogue& catalogue, const std::string& text,
                          const std::string& place, Answers& answers) {
  const auto json = ParseJson(text, place);
  if (!json.ok()) return json.error();
  const Json& given = json->is_object() && json->contains("answers") ? (*json)["answers"] : *json;
  if (!given.is_object()) {
    return Error{ErrorCode::kInvalid, place, "this is not a list of answers by question.",
                 "Write it as {\"ces\": \"no\", \"bilat\": \"no\"}."};
  }
  for (const auto& [id, word] : given.items()) {
    if (!word.is_string()) {
      return Error{ErrorCode::kInvalid, place + ", " + id, "the answer is not a word.",
                   "Use \"yes\", \"no\" or \"unsure\"."};
    }
    const Status added = Add(catalogue, id, word.get<std::string>(), place + ", " + id, answers);
    if (!added.ok()) return added;
  }
  return Done{};
}

std::vector<std::string> Unanswered(const api::Catalogue& catalogue, ScreenSet set,
                                    const Answers& answers) {
  std::vector<std::string> open;
  for (const auto& group : GroupsOf(catalogue, set)) {
    for (const auto& question : group.questions) {
      if (!answers.contains(question.id)) open.push_back(question.id);
    }
  }
  return open;
}

std::string ReadMarks(const std::string& typed, std::size_t count,
                      std::vector<std::string>& marks) {
  const std::string help = "Type n for none of these, or the numbers that apply, such as 2 or 1 3?";
  std::vector<std::string> read(count, "no");
  const std::string line = Lowered(typed);
  if (line.empty()) return help;
  if (line != "n" && line != "no" && line != "none") {
    std::size_t at = 0;
    while (at < line.size()) {
      const std::size_t end = std::min(line.find_first_of(" ,;", at), line.size());
      std::string word = line.substr(at, end - at);
      at = end + 1;
      if (word.empty()) continue;
      const bool unsure = word.back() == '?';
      if (unsure) word.pop_back();
      if (word.empty() || word.size() > 3 ||
          word.find_first_not_of("0123456789") != std::string::npos)
        return help;
      const auto number = static_cast<std::size_t>(std::stoi(word));
      if (number < 1 || number > count) return "There is no number " + word + " in this list.";
      read[number - 1] = unsure ? "unsure" : "yes";
    }
  }
  marks = std::move(read);
  return "";
}

}  // namespace psoas::cli
