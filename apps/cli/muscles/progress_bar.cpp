#include "progress_bar.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace psoas::cli {

ProgressBar::ProgressBar(std::string what, std::size_t total)
    : what_(std::move(what)),
      total_(std::max<std::size_t>(total, 1)),
      shown_(::isatty(STDERR_FILENO) == 1) {
  if (shown_) Draw();
}

ProgressBar::~ProgressBar() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void ProgressBar::Add(std::size_t done) {
  if (!shown_) return;
  const std::lock_guard lock(mutex_);
  done_ = std::min(done_ + done, total_);
  const std::size_t percent = 100 * done_ / total_;
  if (percent == percent_) return;
  percent_ = percent;
  Draw();
}

void ProgressBar::Draw() const {
  constexpr std::size_t kWidth = 40;
  const std::size_t full = kWidth * percent_ / 100;
  std::fprintf(stderr, "\r  %s  %s%s %3zu %%", what_.c_str(), std::string(full, '=').c_str(),
               std::string(kWidth - full, '-').c_str(), percent_);
  std::fflush(stderr);
}

}  // namespace psoas::cli
