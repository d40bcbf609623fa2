#include "protocol_doc.h"

#include "rules/explain.h"
#include "rules/words.h"

namespace psoas::cli {
namespace {

void WriteFront(Markdown& out, const rules::LoadedProtocol& loaded, const std::string& title) {
  const rules::Identity& identity = loaded.protocol.identity;
  out.Heading(1, title);
  out.Text("Protocol " + Code(identity.id) + ", version **" + identity.version + "**, status **" +
           identity.status + "**. SHA-256 of its canonical bytes: " + Code(loaded.hash) + ".");
  out.Text(
      "This page is written by `psoas protocol docs docs` from the folder `protocol/`; the test "
      "run "
      "checks that it is current. Do not edit it: [clinicians-guide.md](clinicians-guide.md) says "
      "how to change what it says.");
}

std::string Place(const rules::Use& use) {
  return Code(use.by.id) + " (" + rules::Spaced(Name(use.by.kind)) + ")";
}

void WriteSource(Markdown& out, const rules::Index& index, const rules::Source& source) {
  const std::string link = source.link ? " " + *source.link + "." : "";
  out.Heading(3, source.id);
  out.Text(source.citation + link + " **" + rules::ReadInWords(source.read) + ".**");
  std::vector<std::string> places;
  for (const rules::Entry* entry : index.Find("source:" + source.id)) {
    for (const rules::Use& use : rules::UsesOf(index, *entry)) places.push_back(Place(use));
  }
  out.Text(places.empty() ? "Not cited." : "Cited by " + rules::Joined(places) + ".");
}

}  // namespace

std::string ProtocolDocument(const rules::LoadedProtocol& loaded) {
  const rules::Protocol& protocol = loaded.protocol;
  Markdown out;
  WriteFront(out, loaded, protocol.identity.title);
  out.Text(
      "Everything Psoas asks, decides and advises, in the order a person meets it. Names in "
      "`this type` are ids: `psoas protocol show ID` tells one with its grounds, its sources spelt "
      "out, its file and line, and who uses it. Grades: high, moderate, low, folk (handed down, "
      "not "
      "studied), none (looked for, nothing found). \"Because\" marks what follows from reasoning "
      "rather than from a source. Sources are spelt out in "
      "[clinical-sources.md](clinical-sources.md).");
  WriteScreen(out, protocol);
  WriteThomasTest(out, protocol);
  WriteProgramme(out, protocol);
  WriteExercises(out, protocol);
  WriteComplaint(out, protocol);
  WriteProfile(out, protocol);
  WriteHandover(out, protocol);
  WriteLessons(out, protocol);
  return out.text();
}

std::string SourcesDocument(const rules::LoadedProtocol& loaded) {
  const rules::Protocol& protocol = loaded.protocol;
  const rules::Index index(protocol);
  Markdown out;
  WriteFront(out, loaded, "Clinical sources");
  out.Text(
      "Every source once, by how it was read. What is from memory has not been checked and must "
      "not be leaned on alone; `psoas protocol lint` says where a triage row does.");
  for (const char* read : {"memory", "secondary", "abstract", "text"}) {
    std::size_t count = 0;
    for (const rules::Source& source : protocol.sources) count += source.read == read ? 1 : 0;
    if (count == 0) continue;
    std::string title = rules::ReadInWords(read);
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
    out.Heading(2, title + " (" + std::to_string(count) + ")");
    for (const rules::Source& source : protocol.sources) {
      if (source.read == read) WriteSource(out, index, source);
    }
  }
  return out.text();
}

}  // namespace psoas::cli
