// psoas verify: the safety properties of the protocol, shown over all answers.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "../protocol_source.h"
#include "../terminal/page.h"
#include "command.h"
#include "proof/proof.h"

namespace psoas::cli {
namespace {

void Print(const proof::Proof& result) {
  Page page;
  page.Bullet(result.title, 2, result.proven ? "holds " : "FAILS ",
              result.proven ? Ink::kPlain : Ink::kStop);
  page.Entry("", result.id + ": " + result.method, 9);
  page.Entry("", result.cases, 9);
  if (!result.proven) page.Entry("", "Counterexample: " + result.counterexample, 9);
  page.Blank().Print();
}

int RunVerify(const CommonOptions& options) {
  const auto text = CanonicalProtocol(options.protocol);
  if (!text.ok()) return Fail(options, text.error());
  const auto loaded = rules::LoadProtocol(*text);
  if (!loaded.ok()) return Fail(options, loaded.error());
  Json proofs = Json::array();
  int failed = 0;
  for (const auto& claim : proof::Claims()) {
    const proof::Proof result = proof::Prove(claim, *loaded);
    if (!result.proven) ++failed;
    if (options.json) {
      proofs.push_back(Write(result));
    } else {
      Print(result);
    }
  }
  const auto& identity = loaded->protocol.identity;
  if (options.json) {
    Json answer{{"proven", failed == 0}, {"proofs", std::move(proofs)}};
    answer["protocol"] = {
        {"id", identity.id}, {"version", identity.version}, {"hash", loaded->hash}};
    PrintJson(answer);
  } else {
    Page page;
    page.Text(failed == 0 ? "Every property holds for protocol " + identity.version + "."
                          : std::to_string(failed) + " properties do not hold for protocol " +
                                identity.version + ".",
              2, failed == 0 ? Ink::kAccent : Ink::kStop);
    page.Text("sha256 " + loaded->hash, 2, Ink::kQuiet).Print();
  }
  return failed == 0 ? kOk : kNotProved;
}

}  // namespace

void AddVerify(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand(
      "verify", "prove the safety properties of the protocol over all answers");
  AddCommonOptions(*command, invocation.common);
  command->callback(
      [&invocation] { invocation.run = [&invocation] { return RunVerify(invocation.common); }; });
}

}  // namespace psoas::cli
