#include "exchange/csv.h"

#include "base/describe.h"
#include "base/numbers.h"
#include "exchange/report.h"
#include "journal/journal.h"

namespace psoas::exchange {
namespace {

constexpr const char* kHeader =
    "event_id,at,side,method,pelvis_flat,pain,reading,thigh_deg,knee_flexion_deg,abduction_deg,"
    "rotation,"
    "drop_on_knee_straight,drop_on_abduction,withdrawn_at\r\n";

std::string Number(const std::optional<double>& value) {
  return value ? Tenth(*value) : std::string();
}

template <class E>
std::string Word(const std::optional<E>& value) {
  return value ? Name(*value) : "";
}

void AddRows(const journal::Event& event, const journal::ThomasMeasured& thomas, std::string& out) {
  int number = 0;
  for (const auto& reading : thomas.readings) {
    out += CsvText(event.id) + "," + Format(event.at) + "," + Name(thomas.side) + "," +
           Name(thomas.method) + ",";
    out +=
        Word(thomas.pelvis_flat) + "," + Name(thomas.pain) + "," + std::to_string(++number) + ",";
    out += Tenth(reading.thigh_deg) + "," + Number(reading.knee_flexion_deg) + "," +
           Number(reading.abduction_deg) + ",";
    out += Word(reading.rotation) + "," + Word(thomas.drop_on_knee_straight) + "," +
           Word(thomas.drop_on_abduction) + "," +
           (event.withdrawn_at ? Format(*event.withdrawn_at) : std::string()) + "\r\n";
  }
}

}  // namespace

std::string CsvText(std::string_view text) {
  std::string out;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    out += "'";
  bool needs_quotes = false;
  for (const char c : text) {
    needs_quotes = needs_quotes || c == '"' || c == ',' || c == '\n' || c == '\r';
    if (c == '"') out += '"';
    out += c;
  }
  return needs_quotes ? "\"" + out + "\"" : out;
}

std::string MeasurementsCsv(const journal::Journal& journal) {
  std::string out = kHeader;
  for (const auto& event : journal.events) {
    if (const auto* thomas = journal::As<journal::ThomasMeasured>(event))
      AddRows(event, *thomas, out);
  }
  return out;
}

}  // namespace psoas::exchange
