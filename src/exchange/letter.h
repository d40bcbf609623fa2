// The letter a person takes to a professional: what was measured, done and answered, and what to
// ask. Framed by the protocol's letters, filled from the journal; nothing in it is a diagnosis.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/result.h"
#include "base/time.h"
#include "guide/guidance.h"
#include "journal/journal.h"

namespace psoas::exchange {

struct WrittenLetter {
  std::string id;  ///< of the protocol's letter
  std::string title;
  std::string opening;
  std::vector<std::string> facts;  ///< measured, done, answered; one sentence each
  std::vector<std::string> asks;
  std::string closing;
  std::string disclaimer;
  guide::ProtocolRef protocol;
  std::string text;  ///< the whole, as plain text
  static constexpr const char* kType = "WrittenLetter";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &WrittenLetter::id, "of the protocol's letter"},
                      Field{"title", &WrittenLetter::title},
                      Field{"opening", &WrittenLetter::opening},
                      Field{"facts", &WrittenLetter::facts, "measured, done, answered"},
                      Field{"asks", &WrittenLetter::asks},
                      Field{"closing", &WrittenLetter::closing},
                      Field{"disclaimer", &WrittenLetter::disclaimer},
                      Field{"protocol", &WrittenLetter::protocol},
                      Field{"text", &WrittenLetter::text, "the whole, as plain text"}};
  }
};

/// The letter that is due (guidance.letter), or the one named. Fails with a sentence when none is
/// due, or when there is no letter of that name.
Result<WrittenLetter> WriteLetter(const rules::LoadedProtocol& loaded,
                                  const journal::Journal& journal, Instant now,
                                  const std::optional<std::string>& id);

}  // namespace psoas::exchange
