// Reading somebody's file into a journal: everything is looked at before anything is kept.
#pragma once

#include <string>
#include <vector>

#include "workspace.h"

namespace psoas::cli {

struct ImportPlan {
  std::vector<std::string> lines;        ///< new events, in the order of the file
  std::vector<std::string> ids;          ///< their ids
  int repeated = 0;                      ///< already there with the same content
  std::vector<guide::Problem> problems;  ///< lines of the file that cannot be used
  bool has_conflict = false;             ///< one of them is an id with other content
};

/// Checks the text against the journal in the workspace. Changes nothing.
Result<ImportPlan> PlanImport(Workspace& workspace, std::string text);

/// Keeps the plan's lines, all or none. Into a journal that holds events, a note of what was
/// imported goes first: such events never clear a flag that was raised here.
Status KeepImport(Workspace& workspace, const ImportPlan& plan);

}  // namespace psoas::cli
