// How far a long piece of work is, on standard error and only where a person looks at it.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>

namespace psoas::cli {

/// Shows nothing when standard error is no terminal. The bar goes away when this does.
class ProgressBar {
 public:
  ProgressBar(std::string what, std::size_t total);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// So much more is done. Any thread may say so.
  void Add(std::size_t done);

 private:
  void Draw() const;

  std::string what_;
  std::size_t total_;
  bool shown_;
  std::mutex mutex_;
  std::size_t done_ = 0;
  std::size_t percent_ = 0;
};

}  // namespace psoas::cli
