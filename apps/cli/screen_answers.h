// Answers to the safety screen, as they are typed, passed or read from a file.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "api/messages.h"
#include "base/json.h"
#include "base/result.h"

namespace psoas::cli {

using Answers = std::map<std::string, std::string>;  ///< id -> yes | no | unsure

enum class ScreenSet { kFull, kShort };

/// The questions of a set, group by group; groups without any are left out.
std::vector<rules::QuestionGroup> GroupsOf(const api::Catalogue& catalogue, ScreenSet set);

/// A no to every question of the set (follow-ups are asked only after a yes).
Answers AllNo(const api::Catalogue& catalogue, ScreenSet set);

/// "ces=yes": adds it, or says what is wrong with the id or the word.
Status AddAnswer(const api::Catalogue& catalogue, const std::string& pair, Answers& answers);

/// {"ces":"no", ...} or {"answers":{...}}.
Status AddAnswersFromJson(const api::Catalogue& catalogue, const std::string& text,
                          const std::string& place, Answers& answers);

/// Questions of the full screen that have no answer here.
std::vector<std::string> Unanswered(const api::Catalogue& catalogue, ScreenSet set,
                                    const Answers& answers);

/// "1 3?" for a list of `count` questions: 1 is yes, 3 is unsure, the others are no; "n" is no to
/// all. On success `marks` holds one word a question; otherwise the sentence says what to type.
std::string ReadMarks(const std::string& typed, std::size_t count, std::vector<std::string>& marks);

}  // namespace psoas::cli
