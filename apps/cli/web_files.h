// The web app inside the program, as the server takes it.
#pragma once

#include "http/assets.h"

namespace psoas::cli {

/// Without an embedded web app: one page that says how to build it.
server::Assets WebFiles();

}  // namespace psoas::cli
