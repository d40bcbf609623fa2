// What a step of the Thomas test looks like, and how it commonly goes wrong: postures to draw.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/describe.h"

namespace psoas::rules {

struct TestFault {
  std::string sign;
  std::map<std::string, double> off_by;  ///< degrees it adds to the posture
  std::optional<double> table_m;         ///< the table reaches so much further under the thigh
  static constexpr const char* kType = "TestFault";
  static constexpr auto Fields() {
    return std::tuple{Field{"sign", &TestFault::sign, "what goes wrong"},
                      Field{"off_by", &TestFault::off_by, "degrees added; to draw it"},
                      Field{"table_m", &TestFault::table_m, "more table under the thigh"}};
  }
};

struct TestPicture {
  std::string id;  ///< sit, roll_back and hang are there: the way into the position
  int step = 0;
  std::map<std::string, double> angles;
  std::vector<TestFault> faults;
  static constexpr const char* kType = "TestPicture";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"id", &TestPicture::id, "unique; sit | roll_back | hang ..."},
        Field{"step", &TestPicture::step, "of `steps`, counted from 1"},
        Field{"angles", &TestPicture::angles, "degrees, by OpenSim name; the right leg is tested"},
        Field{"faults", &TestPicture::faults, "how it goes wrong"}};
  }
};

}  // namespace psoas::rules
