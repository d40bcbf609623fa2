// Every reader of files from elsewhere, with what must hold for whatever bytes it is given.
//
// The fuzz targets and tests/labfiles/mutated_test.cpp ask the same questions.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace psoas::fuzz {

struct Outcome {
  bool is_read = false;  ///< the file was not refused
  std::string fault;     ///< what is wrong with the program; empty when all is well
};

struct Importer {
  const char* format;  ///< its folder in fuzz/corpus
  /// Reads the bytes, and uses what comes of them: a model is checked, written, compiled and
  /// evaluated; a motion is written, read again and made into poses. A refusal is well.
  Outcome (*read)(std::string_view bytes);
};

std::span<const Importer> Importers();

}  // namespace psoas::fuzz
