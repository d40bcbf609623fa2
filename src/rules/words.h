// Parts of the protocol in words, for people who read it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rules/protocol.h"

namespace psoas::rules {

using Conditions = std::map<std::string, std::vector<std::string>>;

/// "yes", "not sure or yes", "above (more than 0 deg)": the values of one input.
std::string ValuesInWords(const Protocol& protocol, const std::string& input,
                          const std::vector<std::string>& values);

/// What an input of a table stands for: the label of a question, the note of a fact or banding.
std::string InputInWords(const Protocol& protocol, const std::string& input);

/// "a weak leg [motor] is yes, and does it get worse? [motor_worsening] is not sure or yes".
std::string WhenInWords(const Protocol& protocol, const Conditions& when);

/// "from -10 to below 0 deg".
std::string BandInWords(const Band& band, const std::string& unit);

/// "3 sets, 30 s holds, 30 s rest, 5 days a week, effort up to 4 of 10".
std::string DoseInWords(const Dose& dose);

/// "abstract only", "full text", "quoted by another source", "from memory, not checked".
std::string ReadInWords(const std::string& read);

/// "retest_weeks" as "retest weeks".
std::string Spaced(std::string name);

/// "a, b and c".
std::string Joined(const std::vector<std::string>& parts, const std::string& last = " and ");

}  // namespace psoas::rules
