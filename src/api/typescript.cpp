#include "api/typescript.h"

#include "api/api.h"
#include "api/messages.h"
#include "exchange/report.h"
#include "guide/guidance.h"
#include "guide/progress.h"
#include "journal/events.h"
#include "measure/measure.h"

namespace psoas::api {
namespace {

constexpr const char* kHead =
    "// Written by tools/contract_types from the C++ descriptions. Do not edit.\n\n";

/// One line of an interface that maps a name to a record.
template <class T>
std::string Entry(TypeScript& out, const char* name) {
  return std::string("  ") + name + ": " + out.TypeOf<T>() + ";\n";
}

void AddAnswers(TypeScript& out) {
  out.Add<guide::Guidance>(Direction::kAnswer);
  std::string entries = Entry<About>(out, "about");
  entries += Entry<Catalogue>(out, "protocol");
  entries += Entry<Opened>(out, "open");
  entries += Entry<Appended>(out, "append");
  entries += Entry<Checked>(out, "check");
  entries += Entry<guide::Guidance>(out, "guide");
  entries += Entry<measure::Measured>(out, "measure");
  entries += Entry<guide::Progress>(out, "progress");
  entries += Entry<exchange::Report>(out, "report");
  entries += Entry<Exported>(out, "export");
  out.Declare("/** What each operation of api.h answers with. */\nexport interface Answers {\n" +
              entries + "}\n\n");
}

void AddEvents(TypeScript& out) {
  out.Add<measure::RawReading>(Direction::kRequest);
  std::string entries = Entry<journal::ProfileSet>(out, "'profile.set'");
  entries += Entry<journal::ScreenAnswered>(out, "'screen.answered'");
  entries += Entry<journal::ThomasMeasured>(out, "'thomas.measured'");
  entries += Entry<journal::CheckinRecorded>(out, "'checkin.recorded'");
  entries += Entry<journal::SessionStarted>(out, "'session.started'");
  entries += Entry<journal::ExerciseDone>(out, "'exercise.done'");
  entries += Entry<journal::SessionEnded>(out, "'session.ended'");
  entries += Entry<journal::ClinicianReleased>(out, "'clinician.released'");
  entries += Entry<journal::NoteAdded>(out, "'note.added'");
  entries += Entry<journal::JournalImported>(out, "'journal.imported'");
  out.Declare("/** The data of each event type of a journal. */\nexport interface EventData {\n" +
              entries + "}\n");
}

}  // namespace

std::string TypeScriptDeclarations() {
  TypeScript out;
  out.Declare(kHead);
  AddAnswers(out);
  AddEvents(out);
  return out.text();
}

}  // namespace psoas::api
