// One page for a professional: what was asked, measured, done, and what changed, with the errors.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "guide/guidance.h"
#include "guide/progress.h"

namespace psoas::journal {
struct Journal;
}

namespace psoas::exchange {

struct AnsweredItem {
  std::string question;
  std::string label;
  std::string answer;  ///< yes | unsure
  static constexpr const char* kType = "AnsweredItem";
  static constexpr auto Fields() {
    return std::tuple{Field{"question", &AnsweredItem::question},
                      Field{"label", &AnsweredItem::label},
                      Field{"answer", &AnsweredItem::answer, "yes | unsure"}};
  }
};

struct Report {
  std::string title;
  std::string made_at;
  guide::Guidance guidance;
  guide::Progress progress;
  std::vector<AnsweredItem> answered;  ///< everything in force that was not a no
  std::vector<std::string>
      person;  ///< "Born 1984", "Sits 9 hours a day": what the person chose to give
  std::vector<std::string> notes;  ///< the person's own notes, newest first, at most five
  std::map<std::string, std::string> headings;  ///< measured, change, plan, screen, mentions, ...
  std::string method_note;                      ///< how it was measured and what the error means
  std::string disclaimer;
  static constexpr const char* kType = "Report";
  static constexpr auto Fields() {
    return std::tuple{Field{"title", &Report::title},
                      Field{"made_at", &Report::made_at},
                      Field{"guidance", &Report::guidance},
                      Field{"progress", &Report::progress},
                      Field{"answered", &Report::answered, "every yes and unsure in force"},
                      Field{"person", &Report::person, "sentences"},
                      Field{"notes", &Report::notes},
                      Field{"headings", &Report::headings, "of the printed page, by part"},
                      Field{"method_note", &Report::method_note},
                      Field{"disclaimer", &Report::disclaimer}};
  }
};

Report MakeReport(const rules::LoadedProtocol& protocol, const journal::Journal& journal,
                  Instant now);

/// The same page as plain text, 80 columns.
std::string ReportText(const Report& report);

/// One row per reading of a Thomas test, those taken back with the time of it; RFC 4180; units in
/// the header; text cells that could be read as a formula are quoted with an apostrophe.
std::string MeasurementsCsv(const journal::Journal& journal);

}  // namespace psoas::exchange
