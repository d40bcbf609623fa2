#include "api/api.h"

#include <utility>

#include "api/operations.h"
#include "base/json_io.h"
#include "guide/guide.h"
#include "guide/person.h"
#include "journal/journal.h"

namespace psoas::api {

struct Api::State {
  rules::LoadedProtocol loaded;
  journal::Journal journal;
};

namespace {

/// What the answers are made from.
struct Held {
  const rules::LoadedProtocol& loaded;
  journal::Journal& journal;
};

Error Invalid(const char* place, std::string message, std::string mend) {
  return {ErrorCode::kInvalid, place, std::move(message), std::move(mend)};
}

std::vector<guide::Problem> ToProblems(const std::vector<journal::Problem>& problems) {
  std::vector<guide::Problem> out;
  for (const auto& [line, error, could_hold_answer] : problems) {
    out.push_back(
        {line, Name(error.code), error.place, error.message, error.mend, could_hold_answer});
  }
  return out;
}

Result<Instant> ReadNow(const std::string& text) {
  auto now = ParseInstant(text);
  if (now.ok()) return now;
  return Error{now.error().code, "now", now.error().message, now.error().mend};
}

/// Answers from the journal in the request when there is one, else from the one that is held.
template <class Make>
auto FromJournal(Held held, const MomentRequest& request, Make make)
    -> Result<decltype(make(held.journal, Instant{}))> {
  const auto now = ReadNow(request.now);
  if (!now.ok()) return now.error();
  if (!request.journal) return make(held.journal, *now);
  return make(journal::ParseJournal(*request.journal), *now);
}

Result<About> Serve(Held held, const AboutRequest&) {
  const auto& identity = held.loaded.protocol.identity;
  return About{PSOAS_VERSION, {identity.id, identity.version, identity.status, held.loaded.hash}};
}

Result<Catalogue> Serve(Held held, const ProtocolRequest&) {
  const rules::Protocol& protocol = held.loaded.protocol;
  return Catalogue{protocol.identity,   protocol.screening.groups, protocol.screening.dispositions,
                   protocol.assessment, protocol.exercises,        protocol.profile,
                   protocol.complaint,  protocol.hands_on,         protocol.programme.phases,
                   protocol.session,    protocol.education,        protocol.sources};
}

Result<Opened> Serve(Held held, const OpenRequest& request) {
  held.journal = journal::ParseJournal(request.journal);
  return Opened{static_cast<int>(held.journal.events.size()), ToProblems(held.journal.problems)};
}

Result<Appended> Serve(Held held, const AppendRequest& request) {
  if (!request.events) return Invalid("events", "this is missing.", "Give a list of events.");
  std::vector<journal::CheckedEvent> checked;
  std::vector<journal::Problem> problems;
  for (std::size_t i = 0; i < request.events->size(); ++i) {
    auto event = journal::ReadEvent((*request.events)[i], "events[" + std::to_string(i) + "]");
    if (event.ok()) {
      checked.push_back(std::move(event).value());
    } else {
      problems.push_back({0, event.error(), false});
    }
  }
  if (!problems.empty()) return Appended{0, 0, ToProblems(problems)};  // whole or not at all
  const auto outcome = held.journal.Append(std::move(checked));
  return Appended{outcome.accepted, outcome.repeated, ToProblems(outcome.problems)};
}

Result<Checked> Serve(Held, const CheckRequest& request) {
  const auto read = journal::ReadEvent(request.event);
  if (read.ok()) return Checked{};
  return Checked{ToProblems({journal::Problem{0, read.error(), false}})};
}

Result<guide::Guidance> Serve(Held held, const GuideRequest& request) {
  return FromJournal(held, request, [&](const journal::Journal& journal, Instant now) {
    return guide::Guide(held.loaded, journal, now);
  });
}

Result<measure::Measured> Serve(Held, const measure::RawReading& request) {
  return measure::Measure(request);
}

Result<measure::InclineAnswer> Serve(Held held, const InclineRequest& request) {
  return Incline(held.loaded.protocol.assessment, request);
}

Result<measure::TuckAnswer> Serve(Held held, const TuckRequest& request) {
  return Tuck(held.loaded.protocol.assessment, request);
}

Result<coach::SessionFrame> Serve(Held held, const SessionBeginRequest& request) {
  const auto now = ReadNow(request.now);
  if (!now.ok()) return now.error();
  const guide::Guidance guidance = guide::Guide(held.loaded, held.journal, *now);
  return BeginSession(held.loaded.protocol, guidance, request.bad_day, *now);
}

Result<coach::SessionFrame> Serve(Held held, const SessionAdvanceRequest& request) {
  const auto now = ReadNow(request.now);
  if (!now.ok()) return now.error();
  auto state = Read<coach::State>(request.state, "state", UnknownKeys::kRefuse);
  if (!state.ok()) return state.error();
  const rules::Protocol& protocol = held.loaded.protocol;
  if (request.event.type != coach::EventType::kScreened) {
    return coach::Advance(protocol, std::move(state).value(), request.event, *now);
  }
  const coach::Screened screened = ScreenedBy(held.loaded, held.journal, *now);
  return coach::Advance(protocol, std::move(state).value(), request.event, *now, &screened);
}

Result<guide::Progress> Serve(Held held, const ProgressRequest& request) {
  return FromJournal(held, request, [&](const journal::Journal& journal, Instant now) {
    return guide::ComputeProgress(held.loaded.protocol, journal, now);
  });
}

Result<exchange::Report> Serve(Held held, const ReportRequest& request) {
  return FromJournal(held, request, [&](const journal::Journal& journal, Instant now) {
    return exchange::MakeReport(held.loaded, journal, now);
  });
}

Result<exchange::WrittenLetter> Serve(Held held, const LetterRequest& request) {
  const auto letter = FromJournal(held, request, [&](const journal::Journal& journal, Instant now) {
    return exchange::WriteLetter(held.loaded, journal, now, request.id);
  });
  if (!letter.ok()) return letter.error();
  return *letter;
}

Result<journal::ProfileSet> Serve(Held held, const ProfileRequest& request) {
  return FromJournal(held, request, [&](const journal::Journal& journal, Instant now) {
    return guide::FoldPerson(held.loaded.protocol.screening.calendar, journal, now).profile;
  });
}

Result<Exported> Serve(Held held, const ExportRequest& request) {
  const journal::Journal given = journal::ParseJournal(request.journal.value_or(""));
  const journal::Journal& journal = request.journal ? given : held.journal;
  switch (request.format) {
    case ExportFormat::kJsonl:
      return Exported{journal::WriteJournal(journal), "application/x-ndjson"};
    case ExportFormat::kCsv:
      return Exported{exchange::MeasurementsCsv(journal), "text/csv"};
    case ExportFormat::kReport:
      break;
  }
  const auto now = ReadNow(request.now.value_or(""));
  if (!now.ok()) return now.error();
  return Exported{exchange::ReportText(exchange::MakeReport(held.loaded, journal, *now)),
                  "text/plain"};
}

template <class Op>
Result<Json> ServeAs(Held held, const Json& request) {
  const auto read = Read<typename Op::Request>(request, "", UnknownKeys::kIgnore);
  if (!read.ok()) return read.error();
  const Result<typename Op::Answer> answer = Serve(held, *read);
  if (!answer.ok()) return answer.error();
  return Write(*answer);
}

Result<Json> Dispatch(Held held, std::string_view text) {
  const auto request = ParseJson(text);
  if (!request.ok()) return request.error();
  if (!request->is_object()) {
    return Invalid("", "a request must be a JSON object.", "Write {\"op\": ...}.");
  }
  const auto op = request->find("op");
  if (op == request->end() || !op->is_string()) {
    return Invalid("op", "this is missing or is not text.", "Name the operation.");
  }
  Result<Json> answer = Error{ErrorCode::kUnsupported, "op", Dump(*op) + " is not an operation.",
                              "See src/api/api.h for the list."};
  ForEachOperation([&](const auto& operation) {
    if (*op == operation.name)
      answer = ServeAs<std::remove_cvref_t<decltype(operation)>>(held, *request);
  });
  return answer;
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
  const Result<Json> answer = Dispatch({state_->loaded, state_->journal}, request);
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
