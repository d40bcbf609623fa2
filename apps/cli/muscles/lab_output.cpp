#include "lab_output.h"

#include <cstdio>

#include "../commands/command.h"
#include "../journal/file_io.h"
#include "../terminal/page.h"

namespace psoas::cli {

int PutLabFile(const CommonOptions& options, const std::string& path, const std::string& text,
               const std::vector<std::string>& inputs) {
  std::vector<std::string> kept = inputs;
  kept.push_back(options.journal);
  for (const std::string& input : kept) {
    if (input.empty() || !IsSameFile(path, input)) continue;
    return Fail(options, {ErrorCode::kConflict, path,
                          "this file is read by the command, so nothing was written over it.",
                          "Choose another name for what is written."});
  }
  if (const Status written = WriteWholeFile(path, text); !written.ok())
    return Fail(options, written.error());
  std::fprintf(stderr, "psoas: wrote %s.\n", Clean(path).c_str());
  return kOk;
}

}  // namespace psoas::cli
