// What the native contenders share: poses from a file, and answering the one who asks for rounds.
//
// A contender reads lines "lengths 100" or "arms 100" and answers each with the microseconds of
// processor time that one pose took, over so many poses. It first says its name.
#pragma once

#include <time.h>

#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace psoas::bench {

struct Poses {
  std::vector<std::string> names;
  std::vector<std::vector<double>> rows;
};

inline Poses ReadPoses(const std::string& path) {
  Poses poses;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream cells(line);
    const bool heading = poses.names.empty();
    if (!heading) poses.rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');) {
      if (heading) {
        poses.names.push_back(cell);
      } else {
        poses.rows.back().push_back(std::stod(cell));
      }
    }
  }
  return poses;
}

inline double ProcessorSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// `run(arms, count)` works through the first `count` poses.
inline void AnswerRounds(const std::string& name,
                         const std::function<void(bool, std::size_t)>& run) {
  std::cout << name << std::endl;
  std::string task;
  for (std::size_t count = 0; std::cin >> task >> count;) {
    const double start = ProcessorSeconds();
    run(task == "arms", count);
    std::cout << 1e6 * (ProcessorSeconds() - start) / static_cast<double>(count) << std::endl;
  }
}

}  // namespace psoas::bench
