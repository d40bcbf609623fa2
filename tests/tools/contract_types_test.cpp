#include <gtest/gtest.h>

#include "api/typescript.h"

namespace psoas::api {
namespace {

enum class Side { kLeft, kRight };

struct Inner {
  double angle = 0;
  static constexpr const char* kType = "Inner";
  static constexpr auto Fields() { return std::tuple{Field{"angle", &Inner::angle, "degrees"}}; }
};

struct Outer {
  Side side = Side::kLeft;
  std::optional<Inner> inner;
  std::vector<std::optional<int>> counts;
  std::map<std::string, bool> flags;
  static constexpr const char* kType = "Outer";
  static constexpr auto Fields() {
    return std::tuple{Field{"side", &Outer::side}, Field{"inner", &Outer::inner},
                      Field{"counts", &Outer::counts}, Field{"flags", &Outer::flags}};
  }
};

}  // namespace
}  // namespace psoas::api

template <>
struct psoas::EnumNames<psoas::api::Side> {
  static constexpr const char* kType = "Side";
  static constexpr std::array kNames{"left", "right"};
};

namespace psoas::api {
namespace {

constexpr const char* kParts =
    "export type Side = 'left' | 'right';\n\n"
    "export interface Inner {\n  /** degrees */\n  angle: number;\n}\n\n";

TEST(TypeScript, DeclaresEachTypeOnceBeforeItsUse) {
  TypeScript out;
  out.Add<Outer>(Direction::kAnswer);
  out.Add<Inner>(Direction::kAnswer);
  EXPECT_EQ(out.text(),
            std::string(kParts) +
                "export interface Outer {\n  side: Side;\n  inner: Inner | null;\n"
                "  counts: Array<number | null>;\n  flags: Record<string, boolean>;\n}\n\n");
}

TEST(TypeScript, LetsARequestLeaveOutWhatMayBeAbsent) {
  TypeScript out;
  out.Add<Outer>(Direction::kRequest);
  EXPECT_EQ(out.text(),
            std::string(kParts) +
                "export interface Outer {\n  side: Side;\n  inner?: Inner | null;\n"
                "  counts?: Array<number | null>;\n  flags?: Record<string, boolean>;\n}\n\n");
}

}  // namespace
}  // namespace psoas::api
