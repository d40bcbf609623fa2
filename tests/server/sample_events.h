// Events for the tests of the server, with ids counted up.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "store/store.h"

namespace psoas::server {

inline std::string SampleId(int number) {
  char text[40];
  std::snprintf(text, sizeof text, "018f2b6c-0000-7000-8000-%012d", number);
  return text;
}

/// A note; `text` makes its content.
inline std::string SampleJson(int number, const std::string& text = "hello") {
  return R"({"at":"2026-01-02T03:04:05Z","data":{"text":")" + text + R"("},"id":")" +
         SampleId(number) + R"(","type":"note.added"})";
}

inline NewEvent SampleEvent(int number, const std::string& text = "hello") {
  return {SampleId(number), "2026-01-02T03:04:05Z", "note.added", SampleJson(number, text)};
}

}  // namespace psoas::server
