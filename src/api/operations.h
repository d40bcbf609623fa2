// Every operation of the door, once: its name, what it takes, what it answers.
//
// api.cpp serves from this list and typescript.cpp declares from it, so neither can forget one.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "api/messages.h"
#include "api/sensor.h"
#include "api/session.h"
#include "base/json.h"
#include "exchange/letter.h"
#include "exchange/report.h"
#include "guide/progress.h"
#include "journal/events.h"
#include "measure/measure.h"

namespace psoas::api {

enum class ExportFormat { kJsonl, kCsv, kReport };

struct AboutRequest {
  static constexpr const char* kType = "AboutRequest";
  static constexpr auto Fields() { return std::tuple<>{}; }
};

struct ProtocolRequest {
  static constexpr const char* kType = "ProtocolRequest";
  static constexpr auto Fields() { return std::tuple<>{}; }
};

struct OpenRequest {
  std::string journal;
  static constexpr const char* kType = "OpenRequest";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"journal", &OpenRequest::journal, "the journal as text, one event a line"}};
  }
};

struct AppendRequest {
  std::optional<std::vector<Json>> events;
  static constexpr const char* kType = "AppendRequest";
  static constexpr auto Fields() {
    return std::tuple{Field{"events", &AppendRequest::events, "events, all of them or none"}};
  }
};

struct CheckRequest {
  Json event;
  static constexpr const char* kType = "CheckRequest";
  static constexpr auto Fields() {
    return std::tuple{Field{"event", &CheckRequest::event, "one event"}};
  }
};

/// Answered from `journal` where it is given, else from the one that is held.
struct MomentRequest {
  std::string now;
  std::optional<std::string> journal;
  static constexpr auto Fields() {
    return std::tuple{Field{"now", &MomentRequest::now, "the time, as 2026-11-22T09:30:00Z"},
                      Field{"journal", &MomentRequest::journal, "text, one event a line"}};
  }
};

struct GuideRequest : MomentRequest {
  static constexpr const char* kType = "GuideRequest";
};

struct ProgressRequest : MomentRequest {
  static constexpr const char* kType = "ProgressRequest";
};

struct ReportRequest : MomentRequest {
  static constexpr const char* kType = "ReportRequest";
};

struct LetterRequest : MomentRequest {
  std::optional<std::string> id;
  static constexpr const char* kType = "LetterRequest";
  static constexpr auto Fields() {
    return std::tuple_cat(MomentRequest::Fields(),
                          std::tuple{Field{"id", &LetterRequest::id,
                                           "of a letter; without it, the one that is due"}});
  }
};

struct ProfileRequest : MomentRequest {
  static constexpr const char* kType = "ProfileRequest";
};

struct ExportRequest {
  ExportFormat format = ExportFormat::kJsonl;
  std::optional<std::string> now;
  std::optional<std::string> journal;
  static constexpr const char* kType = "ExportRequest";
  static constexpr auto Fields() {
    return std::tuple{Field{"format", &ExportRequest::format, "jsonl | csv | report"},
                      Field{"now", &ExportRequest::now, "the time; a report needs it"},
                      Field{"journal", &ExportRequest::journal, "text, one event a line"}};
  }
};

template <class RequestRecord, class AnswerRecord>
struct Operation {
  using Request = RequestRecord;
  using Answer = AnswerRecord;
  const char* name;
};

template <class Visit>
void ForEachOperation(Visit&& visit) {
  visit(Operation<AboutRequest, About>{"about"});
  visit(Operation<ProtocolRequest, Catalogue>{"protocol"});
  visit(Operation<OpenRequest, Opened>{"open"});
  visit(Operation<AppendRequest, Appended>{"append"});
  visit(Operation<CheckRequest, Checked>{"check"});
  visit(Operation<GuideRequest, guide::Guidance>{"guide"});
  visit(Operation<measure::RawReading, measure::Measured>{"measure"});
  visit(Operation<InclineRequest, measure::InclineAnswer>{"incline_advance"});
  visit(Operation<TuckRequest, measure::TuckAnswer>{"tuck_advance"});
  visit(Operation<SessionBeginRequest, coach::SessionFrame>{"session_begin"});
  visit(Operation<SessionAdvanceRequest, coach::SessionFrame>{"session_advance"});
  visit(Operation<ProgressRequest, guide::Progress>{"progress"});
  visit(Operation<ReportRequest, exchange::Report>{"report"});
  visit(Operation<LetterRequest, exchange::WrittenLetter>{"letter"});
  visit(Operation<ProfileRequest, journal::ProfileSet>{"profile"});
  visit(Operation<ExportRequest, Exported>{"export"});
}

}  // namespace psoas::api

namespace psoas {
template <>
struct EnumNames<api::ExportFormat> {
  static constexpr const char* kType = "ExportFormat";
  static constexpr std::array kNames{"jsonl", "csv", "report"};
};
}  // namespace psoas
