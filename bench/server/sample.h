// One measured side, as a browser sends it, with a number for an id.
#pragma once

#include <cstdio>
#include <string>

namespace psoas::bench {

inline std::string SampleId(int number) {
  char text[40];
  std::snprintf(text, sizeof text, "018f2b6c-0000-7000-8000-%012d", number);
  return text;
}

inline std::string SampleEvent(int number) {
  return R"({"at":"2026-01-02T03:04:05Z","data":{"method":"tape","pain":"none","pelvis_flat":"yes",)"
         R"("readings":[{"knee_flexion_deg":80,"thigh_deg":-8.5},{"knee_flexion_deg":81,)"
         R"("thigh_deg":-9},{"knee_flexion_deg":80,"thigh_deg":-8.7}],"side":"left"},"id":")" +
         SampleId(number) + R"(","type":"thomas.measured"})";
}

}  // namespace psoas::bench
