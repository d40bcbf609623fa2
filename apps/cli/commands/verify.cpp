// psoas verify: the safety properties P1 to P15 of the protocol, each with how it was shown.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "../journal/file_io.h"
#include "../protocol_source.h"
#include "../solver.h"
#include "../terminal/page.h"
#include "command.h"
#include "proof/mutants.h"
#include "proof/proof.h"
#include "protocol_compiler/compiler.h"

namespace psoas::cli {
namespace {

struct VerifyOptions {
  std::vector<std::string> properties;
  bool exhaustive = false;
  bool mutations = false;
  std::string list;  ///< file for the fate of every mutant
};

std::string Seconds(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f s", seconds);
  return text;
}

const char* WordOf(proof::ProofStatus status) {
  switch (status) {
    case proof::ProofStatus::kProven:
      return "proven";
    case proof::ProofStatus::kTested:
      return "tested";
    case proof::ProofStatus::kFailed:
      return "FAILED";
    case proof::ProofStatus::kNotRun:
      return "NOT RUN";
  }
  return "";
}

void Print(const proof::Proof& result) {
  const bool good =
      result.status == proof::ProofStatus::kProven || result.status == proof::ProofStatus::kTested;
  Page page;
  page.Bullet(
      result.title, 2,
      result.id + " " + WordOf(result.status) + (good && !result.left.empty() ? " in part" : ""),
      good ? Ink::kPlain : Ink::kStop);
  for (const proof::Part& part : result.parts) {
    page.Entry("    " + std::string(Name(part.method)), part.what, 16);
    page.Entry("", part.cases + "; " + Seconds(part.seconds), 16);
    if (!part.counterexample.empty()) page.Entry("", "Counterexample: " + part.counterexample, 16);
    if (!part.not_run.empty()) page.Entry("", "Not run: " + part.not_run, 16);
  }
  if (!result.left.empty()) page.Entry("    left", result.left, 16);
  page.Blank().Print();
}

int Count(const std::vector<proof::Proof>& proofs, proof::ProofStatus status) {
  return static_cast<int>(
      std::count_if(proofs.begin(), proofs.end(),
                    [&](const proof::Proof& each) { return each.status == status; }));
}

/// Worked cases come with a folder; the protocol inside the program has none.
Result<std::vector<proof::WorkedCase>> CasesOf(const std::string& folder) {
  if (folder.empty()) return std::vector<proof::WorkedCase>{};
  const Result<compiler::CompiledProtocol> compiled = compiler::CompileProtocol(folder);
  if (!compiled.ok()) return compiled.error();
  return proof::ReadWorkedCases(compiled->vignettes);
}

std::string Verdict(const std::vector<proof::Proof>& proofs, const std::string& version) {
  const int failed = Count(proofs, proof::ProofStatus::kFailed);
  const int not_run = Count(proofs, proof::ProofStatus::kNotRun);
  std::string out = std::to_string(Count(proofs, proof::ProofStatus::kProven)) + " proven, " +
                    std::to_string(Count(proofs, proof::ProofStatus::kTested)) + " tested, " +
                    std::to_string(failed) + " failed, " + std::to_string(not_run) +
                    " not run, for protocol " + version + ".";
  if (not_run > 0) out += " What did not run was not shown.";
  return out;
}

int ExitOf(const std::vector<proof::Proof>& proofs) {
  if (Count(proofs, proof::ProofStatus::kFailed) > 0) return kNotProved;
  return Count(proofs, proof::ProofStatus::kNotRun) > 0 ? kNotShown : kOk;
}

Status CheckIds(const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    const auto properties = proof::Properties();
    if (std::none_of(properties.begin(), properties.end(),
                     [&](const proof::Property& property) { return id == property.id; })) {
      return Error{ErrorCode::kNotFound, "--property", "there is no property \"" + id + "\".",
                   "Give one of P1 to P15."};
    }
  }
  return Done{};
}

std::string ListOf(const std::vector<proof::Fate>& fates) {
  std::string out;
  for (const proof::Fate& fate : fates) {
    out += (fate.killed_by.empty() ? "SURVIVED  " : "killed    ") + fate.place + ": " + fate.change;
    out += fate.killed_by.empty() ? "\n" : "  <-  " + fate.killed_by + "\n";
  }
  return out;
}

/// Every line of the protocol dropped or weakened in turn: something must notice.
int RunMutations(const CommonOptions& options, const VerifyOptions& chosen,
                 const proof::Setting& setting, unsigned threads) {
  if (setting.cases.empty())
    return FailUsage(
        options,
        "The mutation test needs the worked cases: name their folder with --protocol DIR.");
  const std::vector<proof::Fate> fates = proof::RunMutants(setting, threads);
  const auto survived = std::count_if(
      fates.begin(), fates.end(), [](const proof::Fate& fate) { return fate.killed_by.empty(); });
  if (!chosen.list.empty()) {
    if (const Status status = WriteWholeFile(chosen.list, ListOf(fates)); !status.ok())
      return Fail(options, status.error());
  }
  if (options.json) {
    PrintJson({{"mutants", fates.size()}, {"survived", survived}, {"fates", Write(fates)}});
  } else {
    Page page;
    for (const proof::Fate& fate : fates) {
      if (fate.killed_by.empty())
        page.Bullet(fate.place + ": " + fate.change, 2, "SURVIVED", Ink::kStop);
    }
    page.Text(std::to_string(fates.size() - static_cast<std::size_t>(survived)) + " of " +
                  std::to_string(fates.size()) + " mutants were noticed.",
              2, survived == 0 ? Ink::kAccent : Ink::kStop);
    page.Print();
  }
  return survived == 0 ? kOk : kNotProved;
}

int RunVerify(const CommonOptions& options, const VerifyOptions& chosen) {
  if (const Status status = CheckIds(chosen.properties); !status.ok())
    return Fail(options, status.error());
  const auto text = CanonicalProtocol(options.protocol);
  if (!text.ok()) return Fail(options, text.error());
  const auto loaded = rules::LoadProtocol(*text);
  if (!loaded.ok()) return Fail(options, loaded.error());
  auto cases = CasesOf(options.protocol);
  if (!cases.ok()) return Fail(options, cases.error());
  const proof::Setting setting{*loaded, std::move(cases).value(), &RunSolver, chosen.exhaustive};
  const unsigned threads = std::max(2u, std::thread::hardware_concurrency());
  if (chosen.mutations) return RunMutations(options, chosen, setting, threads);
  const std::vector<proof::Proof> proofs = proof::Prove(setting, chosen.properties, threads);
  const auto& identity = loaded->protocol.identity;
  if (options.json) {
    Json answer{{"proven", ExitOf(proofs) == kOk}, {"proofs", Write(proofs)}};
    answer["protocol"] = {
        {"id", identity.id}, {"version", identity.version}, {"hash", loaded->hash}};
    PrintJson(answer);
  } else {
    for (const proof::Proof& result : proofs) Print(result);
    Page page;
    page.Text(Verdict(proofs, identity.version), 2,
              ExitOf(proofs) == kOk ? Ink::kAccent : Ink::kStop);
    page.Text("sha256 " + loaded->hash, 2, Ink::kQuiet).Print();
  }
  return ExitOf(proofs);
}

}  // namespace

void AddVerify(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("verify", "show the safety properties P1 to P15");
  AddCommonOptions(*command, invocation.common);
  const auto chosen = std::make_shared<VerifyOptions>();
  command->add_option("--property", chosen->properties, "only these, such as P2");
  command->add_flag("--exhaustive", chosen->exhaustive,
                    "enumerate billions of answer sets and search deeper (minutes)");
  command->add_flag("--mutations", chosen->mutations,
                    "drop or weaken every line of --protocol DIR in turn: something must notice");
  command->add_option("--list", chosen->list, "with --mutations: a file for what noticed each");
  command->callback([&invocation, chosen] {
    invocation.run = [&invocation, chosen] { return RunVerify(invocation.common, *chosen); };
  });
}

}  // namespace psoas::cli
