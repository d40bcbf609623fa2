#include "footer.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kDigits = 12;

}  // namespace

std::string ProtocolLine(const guide::ProtocolRef& protocol) {
  return "Protocol " + protocol.version + " (" + protocol.status + "), " +
         protocol.hash.substr(0, kDigits);
}

void WriteFooter(Page& page, const guide::ProtocolRef& protocol) {
  page.Blank().Text(ProtocolLine(protocol), 0, Ink::kQuiet);
}

}  // namespace psoas::cli
