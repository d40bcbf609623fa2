// What every command shares: how it is added to the program and how it ends.
//
// One file a command: AddX declares its options and what runs. A command returns an exit code.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "../exit_codes.h"
#include "../workspace.h"

namespace psoas::cli {

struct Invocation {
  CommonOptions common;
  std::function<int()> run;  ///< set by the command that was typed
};

/// The options that every command takes.
void AddCommonOptions(CLI::App& command, CommonOptions& common);

void AddScreen(CLI::App& program, Invocation& invocation);
void AddComplaint(CLI::App& program, Invocation& invocation);
void AddTest(CLI::App& program, Invocation& invocation);
void AddToday(CLI::App& program, Invocation& invocation);
void AddSwap(CLI::App& program, Invocation& invocation);
void AddSession(CLI::App& program, Invocation& invocation);
void AddCheckin(CLI::App& program, Invocation& invocation);
void AddProgress(CLI::App& program, Invocation& invocation);
void AddReport(CLI::App& program, Invocation& invocation);
void AddLetter(CLI::App& program, Invocation& invocation);
void AddLearn(CLI::App& program, Invocation& invocation);
void AddExport(CLI::App& program, Invocation& invocation);
void AddImport(CLI::App& program, Invocation& invocation);
void AddProfile(CLI::App& program, Invocation& invocation);
void AddRelease(CLI::App& program, Invocation& invocation);
void AddNote(CLI::App& program, Invocation& invocation);
void AddUndo(CLI::App& program, Invocation& invocation);
void AddVerify(CLI::App& program, Invocation& invocation);
void AddMuscles(CLI::App& program, Invocation& invocation);
void AddServe(CLI::App& program, Invocation& invocation);
void AddProtocol(CLI::App& program, Invocation& invocation);

/// Says an error on standard error (and as JSON on standard output with --json).
int Fail(const CommonOptions& options, const Error& error);

/// A command that was not typed as it is meant: what to pass instead.
int FailUsage(const CommonOptions& options, const std::string& sentence);

/// What was asked for is not what today offers; the sentence says why.
int FailNotOffered(const CommonOptions& options, const std::string& sentence);

/// Prints a value of the core for a program to read.
void PrintJson(const Json& value);

/// "line 12: ..." on standard error for every line that could not be used.
void PrintProblems(const std::vector<guide::Problem>& problems);

/// Ends a command that recorded something: says so and shows what comes next, or prints
/// {"recorded": [...], "guidance": {...}} with --json.
int FinishRecording(Workspace& workspace);

/// kOk, or the disposition's code when --exit-disposition was given.
int DispositionExit(const CommonOptions& options, rules::Disposition disposition);

/// Splits "name=value"; false when there is no "=" or no name.
bool SplitPair(const std::string& text, std::string& name, std::string& value);

}  // namespace psoas::cli
