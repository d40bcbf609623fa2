// Which body a command works on: the one in the program or a file, scaled or not.
#pragma once

#include <string>
#include <string_view>

#include "body/groups.h"
#include "body/model.h"
#include "muscles_options.h"

namespace psoas::cli {

/// The formats a model is read from and written to.
enum class BodyFormat { kOwn, kOpenSim, kMujoco, kUnknown };

/// By the name's end: .json, .osim, .xml.
BodyFormat FormatOfName(std::string_view path);

/// By what stands in it: a brace, or the name of the outermost element.
BodyFormat FormatOfText(std::string_view text);

/// Errors name the file.
Result<body::Model> LoadBody(const MusclesOptions& options);

/// LoadBody, made ready to evaluate.
Result<body::Groups> LoadGroups(const MusclesOptions& options);

/// A whole file of at most 64 MB for the body or its motion; what was too large is said as such.
Result<std::string> ReadLabFile(const std::string& path);

}  // namespace psoas::cli
