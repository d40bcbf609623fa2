// What a report and a letter both tell from the journal, so that they cannot differ.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"
#include "exchange/report.h"
#include "journal/journal.h"
#include "rules/protocol.h"

namespace psoas::exchange {

/// Every yes and unsure in force: the latest answer to each question, in the order of the screen.
std::vector<AnsweredItem> AnsweredInForce(const rules::Protocol& protocol,
                                          const journal::Journal& journal, Instant now);

/// What the person chose to give, "Born 1984", "Sits 9 hours a day"; weeks are those of `now`.
std::vector<std::string> PersonLines(const rules::Protocol& protocol,
                                     const journal::Journal& journal, Instant now);

/// The title of a way to measure; its id when the protocol does not know it.
std::string MethodTitle(const rules::Protocol& protocol, const std::string& method);

}  // namespace psoas::exchange
