// The answers of api.h that are not guide records. See api.h for which request gets which.
#pragma once

#include <string>
#include <vector>

#include "exchange/letter.h"
#include "exchange/report.h"
#include "guide/guidance.h"
#include "guide/progress.h"
#include "journal/events.h"

namespace psoas::api {

struct About {
  std::string software_version;
  guide::ProtocolRef protocol;
  static constexpr const char* kType = "About";
  static constexpr auto Fields() {
    return std::tuple{Field{"software_version", &About::software_version},
                      Field{"protocol", &About::protocol}};
  }
};

/// What a shell draws the screen, the test, the exercises and the lessons from.
struct Catalogue {
  rules::Identity identity;
  std::vector<rules::QuestionGroup> groups;
  std::vector<rules::DispositionText> dispositions;
  rules::Assessment assessment;
  std::vector<rules::Exercise> exercises;
  rules::ProfileForm profile;
  rules::Complaint complaint;
  std::vector<rules::HandsOnCard> hands_on;
  std::vector<rules::Phase> phases;
  rules::SessionRules session;
  std::vector<rules::Lesson> education;
  std::vector<rules::Source> sources;
  static constexpr const char* kType = "Catalogue";
  static constexpr auto Fields() {
    return std::tuple{Field{"identity", &Catalogue::identity},
                      Field{"groups", &Catalogue::groups},
                      Field{"dispositions", &Catalogue::dispositions},
                      Field{"assessment", &Catalogue::assessment},
                      Field{"exercises", &Catalogue::exercises},
                      Field{"profile", &Catalogue::profile},
                      Field{"complaint", &Catalogue::complaint},
                      Field{"hands_on", &Catalogue::hands_on},
                      Field{"phases", &Catalogue::phases},
                      Field{"session", &Catalogue::session},
                      Field{"education", &Catalogue::education},
                      Field{"sources", &Catalogue::sources}};
  }
};

struct Opened {
  int events = 0;
  std::vector<guide::Problem> problems;
  static constexpr const char* kType = "Opened";
  static constexpr auto Fields() {
    return std::tuple{Field{"events", &Opened::events}, Field{"problems", &Opened::problems}};
  }
};

struct Appended {
  int accepted = 0;  ///< new events
  int repeated = 0;  ///< already there with the same content
  std::vector<guide::Problem> problems;
  static constexpr const char* kType = "Appended";
  static constexpr auto Fields() {
    return std::tuple{Field{"accepted", &Appended::accepted, "new events"},
                      Field{"repeated", &Appended::repeated, "already there"},
                      Field{"problems", &Appended::problems}};
  }
};

struct Checked {
  std::vector<guide::Problem> problems;
  static constexpr const char* kType = "Checked";
  static constexpr auto Fields() { return std::tuple{Field{"problems", &Checked::problems}}; }
};

struct Exported {
  std::string text;
  std::string media_type;
  static constexpr const char* kType = "Exported";
  static constexpr auto Fields() {
    return std::tuple{Field{"text", &Exported::text}, Field{"media_type", &Exported::media_type}};
  }
};

}  // namespace psoas::api
