#include "c3d_file.h"

#include <bit>
#include <cstdint>

namespace psoas::labfiles::testing {
namespace {

constexpr std::size_t kBlock = 512;

std::string Word(C3dMachine machine, unsigned value) {
  const char low = static_cast<char>(value & 0xff), high = static_cast<char>(value >> 8 & 0xff);
  return machine == C3dMachine::kMips ? std::string{high, low} : std::string{low, high};
}

std::string Float(C3dMachine machine, double value) {
  const bool is_dec = machine == C3dMachine::kDec;
  // A number of DEC has the bits of one four times as large.
  const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(is_dec ? 4 * value : value));
  const std::string high = Word(machine, bits >> 16), low = Word(machine, bits & 0xffff);
  return machine == C3dMachine::kIntel ? low + high : high + low;
}

class Parameters {
 public:
  explicit Parameters(C3dMachine machine) : machine_(machine) {}

  void Group(int id, const std::string& name) { Record(name, -id, std::string(1, '\0')); }
  void AddWord(const std::string& name, unsigned value) {
    Record(name, 1, std::string("\2\0", 2) + Word(machine_, value) + '\0');
  }
  void AddFloat(const std::string& name, double value) {
    Record(name, 1, std::string("\4\0", 2) + Float(machine_, value) + '\0');
  }
  void AddTexts(const std::string& name, const std::vector<std::string>& texts) {
    constexpr std::size_t kLength = 6;
    std::string body{'\xff', '\2', static_cast<char>(kLength), static_cast<char>(texts.size())};
    for (const std::string& text : texts) body += text + std::string(kLength - text.size(), ' ');
    Record(name, 1, body + '\0');
  }

  std::string Section() const {
    std::string section = records_ + std::string(2, '\0');
    section.insert(0, {'\1', '\x50', static_cast<char>(section.size() / kBlock + 1),
                       static_cast<char>(machine_)});
    section.resize((section.size() + kBlock - 1) / kBlock * kBlock);
    return section;
  }

 private:
  void Record(const std::string& name, int id, const std::string& body) {
    records_ += std::string{static_cast<char>(name.size()), static_cast<char>(id)} + name;
    records_ += Word(machine_, static_cast<unsigned>(body.size() + 2)) + body;
  }

  C3dMachine machine_;
  std::string records_;
};

std::string Data(const C3dFile& file) {
  const bool is_float = file.scale < 0;
  const auto number = [&](double value) {
    return is_float ? Float(file.machine, value)
                    : Word(file.machine, static_cast<unsigned>(static_cast<int>(value)));
  };
  std::string data;
  for (std::size_t point = 0; point < file.points.size(); ++point) {
    for (const double value : file.points[point]) data += number(value);
    if ((point + 1) % file.labels.size() != 0) continue;
    for (unsigned i = 0; i < file.analog_each_frame; ++i) data += number(1234);
  }
  return data;
}

}  // namespace

std::string Written(const C3dFile& file) {
  const auto used = static_cast<unsigned>(file.labels.size());
  const auto held = static_cast<unsigned>(file.points.size()) / used;
  const unsigned frames = file.frames_stated > 0 ? file.frames_stated : held;
  Parameters parameters(file.machine);
  parameters.AddWord("USED", used);  // before its group: the format allows it
  parameters.Group(1, "POINT");
  parameters.AddWord("FRAMES", frames);
  parameters.AddWord("DATA_START", 3);
  parameters.AddFloat("SCALE", file.scale);
  parameters.AddFloat("RATE", file.rate_hz);
  parameters.AddTexts("LABELS", file.labels);
  if (!file.units.empty()) parameters.AddTexts("UNITS", {file.units});

  std::string header{'\2', '\x50'};
  for (const unsigned word : {used, file.analog_each_frame, 1u, frames, 0u}) {
    header += Word(file.machine, word);
  }
  header += Float(file.machine, file.scale) + Word(file.machine, 3) + Word(file.machine, 0);
  header += Float(file.machine, file.rate_hz);
  header.resize(kBlock);
  return header + parameters.Section() + Data(file);
}

}  // namespace psoas::labfiles::testing
