#include "api/typescript.h"

#include "api/api.h"
#include "api/operations.h"
#include "journal/events.h"

namespace psoas::api {
namespace {

constexpr const char* kHead =
    "// Written by tools/contract_types from the C++ descriptions. Do not edit.\n\n";

/// One line of an interface that maps a name to a record.
template <class T>
std::string Entry(TypeScript& out, const char* name) {
  return std::string("  ") + name + ": " + out.TypeOf<T>() + ";\n";
}

void AddRequests(TypeScript& out) {
  std::string entries;
  ForEachOperation([&](const auto& operation) {
    using Request = typename std::remove_cvref_t<decltype(operation)>::Request;
    out.Add<Request>(Direction::kRequest);
    entries += Entry<Request>(out, operation.name);
  });
  out.Declare("/** What each operation of api.h takes. */\nexport interface Requests {\n" +
              entries + "}\n\n");
}

void AddAnswers(TypeScript& out) {
  out.Add<guide::Guidance>(Direction::kAnswer);
  std::string entries;
  ForEachOperation([&](const auto& operation) {
    using Answer = typename std::remove_cvref_t<decltype(operation)>::Answer;
    entries += Entry<Answer>(out, operation.name);
  });
  out.Declare("/** What each operation of api.h answers with. */\nexport interface Answers {\n" +
              entries + "}\n\n");
}

void AddEvents(TypeScript& out) {
  out.Add<journal::ProfileSet>(Direction::kRequest);
  std::string entries;
  journal::ForEachEventType([&]<class T>() {
    entries += Entry<T>(out, (std::string("'") + T::kEventType + "'").c_str());
  });
  out.Declare("/** The data of each event type of a journal. */\nexport interface EventData {\n" +
              entries + "}\n");
}

}  // namespace

std::string TypeScriptDeclarations() {
  TypeScript out;
  out.Declare(kHead);
  AddRequests(out);
  AddEvents(
      out);  // before the answers: a profile that is written may leave out what it does not set
  AddAnswers(out);
  return out.text();
}

}  // namespace psoas::api
