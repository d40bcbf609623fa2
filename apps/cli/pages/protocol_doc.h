// The protocol as a document for a clinician, and its sources as another. Written from the data:
// docs/protocol.md and docs/clinical-sources.md are these texts, and the test run checks that.
#pragma once

#include <string>

#include "protocol_markdown.h"
#include "rules/protocol.h"

namespace psoas::cli {

std::string ProtocolDocument(const rules::LoadedProtocol& loaded);
std::string SourcesDocument(const rules::LoadedProtocol& loaded);

// The chapters of the first.
void WriteScreen(Markdown& out, const rules::Protocol& protocol);
void WriteThomasTest(Markdown& out, const rules::Protocol& protocol);
void WriteProgramme(Markdown& out, const rules::Protocol& protocol);
void WriteSessionTimes(Markdown& out, const rules::Protocol& protocol);
void WriteExercises(Markdown& out, const rules::Protocol& protocol);
void WriteComplaint(Markdown& out, const rules::Protocol& protocol);
void WriteProfile(Markdown& out, const rules::Protocol& protocol);
void WriteHandover(Markdown& out, const rules::Protocol& protocol);
void WriteLessons(Markdown& out, const rules::Protocol& protocol);

/// How it is done in time, as items; none where it is as in every session.
void WriteTempo(Markdown& out, const rules::Exercise& exercise);

}  // namespace psoas::cli
