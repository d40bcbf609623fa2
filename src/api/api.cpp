#include "api/api.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "api/messages.h"
#include "base/json_io.h"
#include "exchange/report.h"
#include "guide/guide.h"
#include "guide/progress.h"
#include "journal/journal.h"
#include "measure/measure.h"

namespace psoas::api {

struct Api::State {
  rules::LoadedProtocol loaded;
  journal::Journal journal;
};

namespace {

using Answer = Result<Json>;
using Held = std::pair<const rules::LoadedProtocol&, journal::Journal&>;

Error Invalid(const char* place, std::string message, std::string mend) {
  return {ErrorCode::kInvalid, place, std::move(message), std::move(mend)};
}

guide::Problem ToProblem(const journal::Problem& problem) {
  return {problem.line,          Name(problem.error.code), problem.error.place,
          problem.error.message, problem.error.mend,       problem.could_hold_answer};
}

std::vector<guide::Problem> ToProblems(const std::vector<journal::Problem>& problems) {
  std::vector<guide::Problem> out;
  for (const auto& problem : problems) out.push_back(ToProblem(problem));
  return out;
}

Result<std::string> TextField(const Json& request, const char* key, const char* mend) {
  const auto found = request.find(key);
  if (found == request.end() || !found->is_string())
    return Invalid(key, "this is missing or is not text.", mend);
  return found->get<std::string>();
}

Result<Instant> NowOf(const Json& request) {
  const auto text = TextField(request, "now", "Give the time as 2026-11-22T09:30:00Z.");
  if (!text.ok()) return text.error();
  auto now = ParseInstant(*text);
  if (now.ok()) return now;
  return Error{now.error().code, "now", now.error().message, now.error().mend};
}

/// Answers from the journal in the request when there is one, else from the one that is held.
template <class Make>
Answer FromJournal(Held state, const Json& request, Make make) {
  const auto now = NowOf(request);
  if (!now.ok()) return now.error();
  if (!request.contains("journal")) return Write(make(state.first, state.second, *now));
  const auto text = TextField(request, "journal", "Give the journal as text, one event a line.");
  if (!text.ok()) return text.error();
  return Write(make(state.first, journal::ParseJournal(*text), *now));
}

Answer OnAbout(Held state, const Json&) {
  const auto& identity = state.first.protocol.identity;
  return Write(
      About{PSOAS_VERSION, {identity.id, identity.version, identity.status, state.first.hash}});
}

Answer OnProtocol(Held state, const Json&) {
  const rules::Protocol& protocol = state.first.protocol;
  return Write(Catalogue{protocol.identity, protocol.screening.groups,
                         protocol.screening.dispositions, protocol.assessment, protocol.exercises,
                         protocol.education, protocol.sources});
}

Answer OnOpen(Held state, const Json& request) {
  const auto text = TextField(request, "journal", "Give the journal as text, one event a line.");
  if (!text.ok()) return text.error();
  state.second = journal::ParseJournal(*text);
  return Write(
      Opened{static_cast<int>(state.second.events.size()), ToProblems(state.second.problems)});
}

Answer OnAppend(Held state, const Json& request) {
  const auto events = request.find("events");
  if (events == request.end() || !events->is_array()) {
    return Invalid("events", "this is missing or is not a list.", "Give a list of events.");
  }
  Appended appended;
  std::vector<journal::CheckedEvent> checked;
  for (std::size_t i = 0; i < events->size(); ++i) {
    auto event = journal::ReadEvent((*events)[i], "events[" + std::to_string(i) + "]");
    if (event.ok()) {
      checked.push_back(std::move(event).value());
    } else {
      appended.problems.push_back(ToProblem({0, event.error(), false}));
    }
  }
  if (!appended.problems.empty()) return Write(appended);  // whole or not at all
  const auto outcome = state.second.Append(std::move(checked));
  appended.accepted = outcome.accepted;
  appended.repeated = outcome.repeated;
  appended.problems = ToProblems(outcome.problems);
  return Write(appended);
}

Answer OnCheck(Held, const Json& request) {
  const auto event = request.find("event");
  if (event == request.end()) return Invalid("event", "this is missing.", "Give one event.");
  Checked checked;
  const auto read = journal::ReadEvent(*event);
  if (!read.ok()) checked.problems.push_back(ToProblem({0, read.error(), false}));
  return Write(checked);
}

Answer OnGuide(Held state, const Json& request) {
  return FromJournal(state, request, guide::Guide);
}

Answer OnProgress(Held state, const Json& request) {
  return FromJournal(state, request, [](const auto& loaded, const auto& journal, Instant now) {
    return guide::ComputeProgress(loaded.protocol, journal, now);
  });
}

Answer OnReport(Held state, const Json& request) {
  return FromJournal(state, request, exchange::MakeReport);
}

Answer OnMeasure(Held, const Json& request) {
  const auto reading = Read<measure::RawReading>(request, "", UnknownKeys::kIgnore);
  if (!reading.ok()) return reading.error();
  const auto measured = measure::Measure(*reading);
  if (!measured.ok()) return measured.error();
  return Write(*measured);
}

Answer OnExport(Held state, const Json& request) {
  const auto format = TextField(request, "format", "Use jsonl, csv or report.");
  if (!format.ok()) return format.error();
  std::optional<journal::Journal> given;
  if (request.contains("journal")) {
    const auto text = TextField(request, "journal", "Give the journal as text, one event a line.");
    if (!text.ok()) return text.error();
    given = journal::ParseJournal(*text);
  }
  const journal::Journal& journal = given ? *given : state.second;
  if (*format == "jsonl")
    return Write(Exported{journal::WriteJournal(journal), "application/x-ndjson"});
  if (*format == "csv") return Write(Exported{exchange::MeasurementsCsv(journal), "text/csv"});
  if (*format != "report")
    return Invalid("format", "\"" + *format + "\" is not a format.", "Use jsonl, csv or report.");
  const auto now = NowOf(request);
  if (!now.ok()) return now.error();
  return Write(Exported{exchange::ReportText(exchange::MakeReport(state.first, journal, *now)),
                        "text/plain"});
}

struct Operation {
  std::string_view name;
  Answer (*answer)(Held, const Json&);
};
constexpr std::array kOperations{Operation{"about", OnAbout},     Operation{"protocol", OnProtocol},
                                 Operation{"open", OnOpen},       Operation{"append", OnAppend},
                                 Operation{"check", OnCheck},     Operation{"guide", OnGuide},
                                 Operation{"measure", OnMeasure}, Operation{"progress", OnProgress},
                                 Operation{"report", OnReport},   Operation{"export", OnExport}};

Answer Dispatch(Held state, std::string_view text) {
  const auto request = ParseJson(text);
  if (!request.ok()) return request.error();
  if (!request->is_object())
    return Invalid("", "a request must be a JSON object.", "Write {\"op\": ...}.");
  const auto op = TextField(*request, "op", "Name the operation.");
  if (!op.ok()) return op.error();
  for (const Operation& operation : kOperations) {
    if (operation.name == *op) return operation.answer(state, *request);
  }
  return Error{ErrorCode::kUnsupported, "op", "\"" + *op + "\" is not an operation.",
               "See src/api/api.h for the list."};
}

Json ErrorJson(const Error& error) {
  return {{"code", Name(error.code)},
          {"place", error.place},
          {"message", error.message},
          {"mend", error.mend}};
}

}  // namespace

Result<Api> Api::Create(std::string_view canonical_protocol) {
  auto loaded = rules::LoadProtocol(canonical_protocol);
  if (!loaded.ok()) return loaded.error();
  return Api(std::make_unique<State>(State{std::move(loaded).value(), {}}));
}

std::string Api::Call(std::string_view request) {
  const Answer answer = Dispatch({state_->loaded, state_->journal}, request);
  Json out = Json::object();
  out["ok"] = answer.ok();
  if (answer.ok()) {
    out["value"] = *answer;
  } else {
    out["error"] = ErrorJson(answer.error());
  }
  return Dump(out);
}

Api::Api(std::unique_ptr<State> state) : state_(std::move(state)) {}
Api::Api(Api&&) noexcept = default;
Api& Api::operator=(Api&&) noexcept = default;
Api::~Api() = default;

}  // namespace psoas::api
