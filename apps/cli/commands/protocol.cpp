// psoas protocol: read the protocol, follow a sentence back, see what a change changes.
#include "protocol_commands.h"

namespace psoas::cli {

void AddProtocol(CLI::App& program, Invocation& invocation) {
  auto* protocol = program.add_subcommand(
      "protocol", "read the clinical protocol, and see whose guidance a change of it changes");
  AddProtocolShow(*protocol, invocation);
  AddProtocolFind(*protocol, invocation);
  AddProtocolList(*protocol, invocation);
  AddProtocolLint(*protocol, invocation);
  AddProtocolDiff(*protocol, invocation);
  AddProtocolDocs(*protocol, invocation);
  protocol->require_subcommand(1);
}

}  // namespace psoas::cli
