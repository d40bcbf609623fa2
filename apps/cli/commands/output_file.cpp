#include "output_file.h"

#include <cstdio>

#include "../journal/file_io.h"
#include "command.h"

namespace psoas::cli {

int PutDocument(const CommonOptions& options, const std::string& out, const std::string& text) {
  if (out.empty() || out == "-") {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
    return kOk;
  }
  if (!options.journal.empty() && IsSameFile(out, options.journal)) {
    return Fail(options,
                {ErrorCode::kConflict, out, "this is the journal itself, so nothing was written.",
                 "Choose another name for --out."});
  }
  const Status written = WriteWholeFile(out, text);
  if (!written.ok()) return Fail(options, written.error());
  std::fprintf(stderr, "psoas: wrote %s. It is about your health: share it with care.\n",
               out.c_str());
  return kOk;
}

}  // namespace psoas::cli
