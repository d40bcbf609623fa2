// The commands below `psoas protocol`, one file each.
#pragma once

#include "command.h"

namespace psoas::cli {

void AddProtocolShow(CLI::App& protocol, Invocation& invocation);
void AddProtocolList(CLI::App& protocol, Invocation& invocation);
void AddProtocolFind(CLI::App& protocol, Invocation& invocation);
void AddProtocolLint(CLI::App& protocol, Invocation& invocation);
void AddProtocolDiff(CLI::App& protocol, Invocation& invocation);
void AddProtocolDocs(CLI::App& protocol, Invocation& invocation);

/// Follows a shown sentence back, as `find` does and `show` with a sentence.
int FindSentence(const CommonOptions& options, const std::string& sentence);

}  // namespace psoas::cli
