// The embedded migrations of each engine, in order of number (made by CMake from migrations/).
#pragma once

#include <span>

#include "store/engine.h"

namespace psoas::server {

std::span<const Migration> SqliteMigrations();

}  // namespace psoas::server
