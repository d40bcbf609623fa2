#include "body_export.h"

#include <nlohmann/json.hpp>

#include "../commands/command.h"
#include "body/library.h"
#include "body_source.h"
#include "lab_output.h"
#include "labfiles/mjcf_write.h"
#include "labfiles/osim_write.h"

namespace psoas::cli {
namespace {

std::string TextOf(const body::Model& model, BodyFormat format) {
  if (format == BodyFormat::kOpenSim) return labfiles::WriteOsim(model);
  if (format == BodyFormat::kMujoco) return labfiles::WriteMjcf(model);
  return body::WriteModel(model);
}

}  // namespace

int ExportBody(const CommonOptions& options, const MusclesOptions& wanted) {
  const BodyFormat format = FormatOfName(wanted.export_to);
  if (format == BodyFormat::kUnknown) {
    return FailUsage(options,
                     "--export " + wanted.export_to +
                         ": end the name with .osim (OpenSim), .xml (MuJoCo) or .json (Psoas).");
  }
  const auto model = LoadBody(wanted);
  if (!model.ok()) return Fail(options, model.error());
  const int code = PutLabFile(options, wanted.export_to, TextOf(*model, format), {wanted.model});
  if (code == kOk && options.json) PrintJson({{"written", wanted.export_to}});
  return code;
}

}  // namespace psoas::cli
