// psoas protocol docs DIR: the protocol as documents for a clinician, and what it claims about
// muscles' lengths next to what the body says; or whether they are current.
#include <nlohmann/json.hpp>

#include "../journal/file_io.h"
#include "../muscles/claims_document.h"
#include "../pages/protocol_doc.h"
#include "../terminal/page.h"
#include "body/library.h"
#include "embedded/embedded.h"
#include "protocol_commands.h"
#include "protocol_view.h"

namespace psoas::cli {
namespace {

constexpr std::int64_t kMostBytes = 16 << 20;

struct Document {
  std::string path;
  std::string text;
};

Result<std::vector<Document>> Documents(const std::string& dir, const ProtocolView& view) {
  const auto model = body::ReadModel(EmbeddedBody());
  if (!model.ok()) return model.error();
  const auto claims = CompareClaims(view.loaded.protocol, *model);
  if (!claims.ok()) return claims.error();
  return std::vector<Document>{{dir + "/protocol.md", ProtocolDocument(view.loaded)},
                               {dir + "/clinical-sources.md", SourcesDocument(view.loaded)},
                               {dir + "/body-claims.md", BodyClaimsDocument(view.loaded, *claims)}};
}

bool IsCurrent(const Document& document) {
  const auto there = ReadWholeFile(document.path, kMostBytes);
  return there.ok() && *there == document.text;
}

int RunDocs(const CommonOptions& options, const std::string& dir, bool check) {
  const auto view = OpenProtocol(options.protocol);
  if (!view.ok()) return Fail(options, view.error());
  const auto documents = Documents(dir, *view);
  if (!documents.ok()) return Fail(options, documents.error());
  Json written = Json::array();
  for (const Document& document : *documents) {
    if (check && !IsCurrent(document)) {
      const Error stale{ErrorCode::kConflict, document.path,
                        "it is not what the protocol says now.",
                        "Run psoas protocol docs " + dir + " and commit the result."};
      Fail(options, stale);
      return kDiffers;
    }
    if (check) continue;
    const Status status = WriteWholeFile(document.path, document.text);
    if (!status.ok()) return Fail(options, status.error());
    written.push_back(document.path);
  }
  if (options.json) {
    PrintJson({{"protocol", IdentityJson(*view)}, {"written", written}});
  } else {
    Page page;
    for (const Json& path : written) page.Text("Written: " + path.get<std::string>());
    if (check) page.Text("All documents are current.");
    page.Text(IdentityLine(view->loaded), 2, Ink::kQuiet).Print();
  }
  return kOk;
}

}  // namespace

void AddProtocolDocs(CLI::App& protocol, Invocation& invocation) {
  auto* command = protocol.add_subcommand(
      "docs", "write protocol.md, clinical-sources.md and body-claims.md into a folder");
  AddCommonOptions(*command, invocation.common);
  auto dir = std::make_shared<std::string>();
  auto check = std::make_shared<bool>(false);
  command->add_option("dir", *dir, "the folder, such as docs")->required();
  command->add_flag("--check", *check, "write nothing; say whether they are current");
  command->callback([&invocation, dir, check] {
    invocation.run = [&invocation, dir, check] { return RunDocs(invocation.common, *dir, *check); };
  });
}

}  // namespace psoas::cli
