// Speech through espeak-ng, where it is installed.
#pragma once

#include <sys/types.h>

#include <string>

namespace psoas::cli {

class Voice {
 public:
  /// Whether espeak-ng is found in $PATH.
  static bool IsInstalled();

  Voice() = default;
  ~Voice() { Silence(); }
  Voice(const Voice&) = delete;
  Voice& operator=(const Voice&) = delete;

  /// Says the text instead of what is still being said. Nothing waits for it to end. The text goes
  /// by standard input, so nothing in it can be read as an option or a command.
  void Say(const std::string& text);

  /// Ends what is being said, at once.
  void Silence();

 private:
  pid_t speaking_ = -1;
};

}  // namespace psoas::cli
