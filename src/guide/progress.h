// What has changed, and whether the change is larger than the error of the way it was measured.
//
// Methods are never mixed in a trend: each side has one series per method. A change is real only
// beyond the method's MDC95.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/time.h"

namespace psoas::journal {
struct Journal;
}
namespace psoas::rules {
struct Protocol;
}

namespace psoas::guide {

enum class Change { kNone, kMoreRange, kLessRange };

struct AnglePoint {
  std::string at;
  double thigh_deg = 0;
  std::optional<double> knee_flexion_deg;
  static constexpr const char* kType = "AnglePoint";
  static constexpr auto Fields() {
    return std::tuple{Field{"at", &AnglePoint::at},
                      Field{"thigh_deg", &AnglePoint::thigh_deg, "median"},
                      Field{"knee_flexion_deg", &AnglePoint::knee_flexion_deg, "median"}};
  }
};

struct AngleSeries {
  std::string side;
  std::string method;
  double mdc95_deg = 0;
  std::vector<AnglePoint> points;  ///< valid measurements only, oldest first
  double change_deg = 0;           ///< latest minus first; negative is more range
  Change change = Change::kNone;
  std::string text;
  static constexpr const char* kType = "AngleSeries";
  static constexpr auto Fields() {
    return std::tuple{Field{"side", &AngleSeries::side},
                      Field{"method", &AngleSeries::method},
                      Field{"mdc95_deg", &AngleSeries::mdc95_deg},
                      Field{"points", &AngleSeries::points},
                      Field{"change_deg", &AngleSeries::change_deg, "latest minus first"},
                      Field{"change", &AngleSeries::change, "none unless beyond mdc95_deg"},
                      Field{"text", &AngleSeries::text}};
  }
};

struct ScorePoint {
  std::string at;
  std::optional<double> pain_now;
  std::optional<double> pain_worst;
  std::optional<double> tightness;
  std::optional<double> stiffness;
  std::optional<double> psfs_mean;
  static constexpr const char* kType = "ScorePoint";
  static constexpr auto Fields() {
    return std::tuple{Field{"at", &ScorePoint::at},
                      Field{"pain_now", &ScorePoint::pain_now, "0-10"},
                      Field{"pain_worst", &ScorePoint::pain_worst, "0-10"},
                      Field{"tightness", &ScorePoint::tightness, "0-10, the feeling"},
                      Field{"stiffness", &ScorePoint::stiffness, "0-10"},
                      Field{"psfs_mean", &ScorePoint::psfs_mean, "0-10, mean of own activities"}};
  }
};

struct WeekCount {
  std::string starts_on;
  int done = 0;
  int planned = 0;
  static constexpr const char* kType = "WeekCount";
  static constexpr auto Fields() {
    return std::tuple{Field{"starts_on", &WeekCount::starts_on, "day"},
                      Field{"done", &WeekCount::done}, Field{"planned", &WeekCount::planned}};
  }
};

struct Progress {
  std::string now;
  std::vector<AngleSeries> angles;
  std::vector<ScorePoint> scores;
  std::vector<WeekCount> weeks;
  std::vector<std::string> summary;  ///< two or three sentences, never a cheer inside the noise
  static constexpr const char* kType = "Progress";
  static constexpr auto Fields() {
    return std::tuple{Field{"now", &Progress::now}, Field{"angles", &Progress::angles},
                      Field{"scores", &Progress::scores}, Field{"weeks", &Progress::weeks},
                      Field{"summary", &Progress::summary, "sentences"}};
  }
};

Progress ComputeProgress(const rules::Protocol& protocol, const journal::Journal& journal,
                         Instant now);

}  // namespace psoas::guide

namespace psoas {
template <>
struct EnumNames<guide::Change> {
  static constexpr const char* kType = "Change";
  static constexpr std::array kNames{"none", "more_range", "less_range"};
};
}  // namespace psoas
