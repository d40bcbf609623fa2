// What the coach goes by in a session, apart from doses.
#include "base/numbers.h"
#include "protocol_doc.h"

namespace psoas::cli {
namespace {

/// The figures of one part, each with what it is, and why they are so.
template <class Part>
void WritePart(Markdown& out, const Part& part, const std::vector<std::string>& sources) {
  out.Head({"figure", "is", "what for"});
  ForEachField<Part>([&](const auto& field) {
    const auto& figure = part.*field.member;
    if constexpr (std::is_arithmetic_v<std::remove_cvref_t<decltype(figure)>>)
      out.Row({Code(field.name), Tenth(static_cast<double>(figure)), field.note});
  });
  out.Blank().Text(GroundsLine({}, sources, part.derived_because));
}

const char* InWords(rules::RepWay way) {
  switch (way) {
    case rules::RepWay::kUp:
      return "up first";
    case rules::RepWay::kDown:
      return "down first";
    case rules::RepWay::kTuck:
      return "a tuck and letting go";
  }
  return "";
}

}  // namespace

void WriteSessionTimes(Markdown& out, const rules::Protocol& protocol) {
  const rules::SessionRules& session = protocol.session;
  out.Heading(3, "A session in time");
  out.Text(
      "Seconds, minutes and hours that are no dose; [coach.md](coach.md) says what is done with "
      "them.");
  WritePart(out, session.pace, {});
  WritePart(out, session.breath, session.breath.sources);
  WritePart(out, session.safety, {});
}

void WriteTempo(Markdown& out, const rules::Exercise& exercise) {
  if (exercise.tuck)
    out.Item(
        "Where a phone in the waistband tells, its time counts only while the pelvis is tucked.");
  if (!exercise.tempo) return;
  const rules::Tempo& tempo = *exercise.tempo;
  out.Item("A repetition: " + std::string(InWords(tempo.way)) + ", " + std::to_string(tempo.out_s) +
           " s out and " + std::to_string(tempo.back_s) + " s back. " +
           GroundsLine({}, {}, tempo.derived_because));
}

}  // namespace psoas::cli
