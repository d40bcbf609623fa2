#include "labfiles/c3d_parameters.h"

#include <cstdlib>

namespace psoas::labfiles {
namespace {

constexpr std::size_t kLongestSection = 255 * 512;  // its length in blocks is one byte

std::string Raised(std::string_view name) {
  std::string raised(name);
  for (char& letter : raised) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return raised;
}

int Signed(std::uint8_t byte) { return static_cast<std::int8_t>(byte); }

Error CutShort(std::size_t at) {
  return {ErrorCode::kMalformed, BytePlace(at), "the list of parameters is cut short or damaged.",
          "Export the recording again from the program that made it."};
}

}  // namespace

Result<C3dParameters> C3dParameters::Read(const C3dBytes& bytes, std::size_t at) {
  C3dParameters parameters(bytes);
  const std::size_t end = at + kLongestSection;
  // Two bytes of no meaning, the number of blocks (often wrong, so not used) and the machine.
  std::size_t next = at + 4;
  while (next != 0) {
    if (next >= end) return CutShort(next);
    const Status read = parameters.ReadRecord(next, next);
    if (!read.ok()) return read.error();
  }
  parameters.NameAll();
  return parameters;
}

/// Sets `next` to where the next record begins; 0 after the last.
Status C3dParameters::ReadRecord(std::size_t at, std::size_t& next) {
  if (!bytes_->Holds(at, 2)) return CutShort(at);
  const auto length = static_cast<std::size_t>(std::abs(Signed(bytes_->Byte(at))));
  const int id = Signed(bytes_->Byte(at + 1));
  next = 0;
  if (length == 0) return Done{};
  const std::size_t offset_at = at + 2 + length;
  if (!bytes_->Holds(at, 2 + length + 2)) return CutShort(at);
  const std::string name = Raised(bytes_->Text(at + 2, length));
  if (const std::size_t offset = bytes_->Word(offset_at); offset != 0) next = offset_at + offset;
  if (id < 0) groups_[-id] = name;
  if (id <= 0) return Done{};
  auto parameter = ReadParameter(offset_at + 2);
  if (!parameter.ok()) return parameter.error();
  owners_.emplace_back(id, name);
  unnamed_.push_back(std::move(parameter).value());
  return Done{};
}

Result<C3dParameters::Parameter> C3dParameters::ReadParameter(std::size_t at) const {
  if (!bytes_->Holds(at, 2)) return CutShort(at);
  Parameter parameter;
  parameter.bytes_each = Signed(bytes_->Byte(at));
  const std::size_t dimensions = bytes_->Byte(at + 1);
  if (!bytes_->Holds(at + 2, dimensions)) return CutShort(at);
  const auto each = static_cast<std::size_t>(std::abs(parameter.bytes_each));
  for (std::size_t i = 0; i < dimensions; ++i) {
    parameter.extents.push_back(bytes_->Byte(at + 2 + i));
    parameter.count *= parameter.extents.back();
    if (parameter.count > bytes_->size()) return CutShort(at);
  }
  parameter.at = at + 2 + dimensions;
  const bool is_known = each == 1 || parameter.bytes_each == 2 || parameter.bytes_each == 4;
  if (!is_known || !bytes_->Holds(parameter.at, each * parameter.count)) return CutShort(at);
  return parameter;
}

/// A group may be named after its parameters.
void C3dParameters::NameAll() {
  for (std::size_t i = 0; i < unnamed_.size(); ++i) {
    const auto& [group, name] = owners_[i];
    parameters_.emplace(groups_[group] + ":" + name, std::move(unnamed_[i]));
  }
  unnamed_.clear();
  owners_.clear();
}

std::optional<double> C3dParameters::Number(const std::string& name, std::size_t index) const {
  const auto found = parameters_.find(name);
  if (found == parameters_.end() || index >= found->second.count) return std::nullopt;
  const Parameter& parameter = found->second;
  if (parameter.bytes_each == 1) return bytes_->Byte(parameter.at + index);
  if (parameter.bytes_each == 2) return bytes_->Word(parameter.at + 2 * index);
  if (parameter.bytes_each == 4) return bytes_->Float(parameter.at + 4 * index);
  return std::nullopt;
}

std::vector<std::string> C3dParameters::Texts(const std::string& name) const {
  const auto found = parameters_.find(name);
  if (found == parameters_.end() || found->second.bytes_each != -1) return {};
  const Parameter& parameter = found->second;
  const std::size_t length = parameter.extents.empty() ? 1 : parameter.extents[0];
  std::vector<std::string> texts;
  for (std::size_t from = 0; length > 0 && from < parameter.count; from += length) {
    const std::string_view text = bytes_->Text(parameter.at + from, length);
    constexpr std::string_view kBlank(" \0\t", 3);
    texts.emplace_back(text.substr(0, text.find_last_not_of(kBlank) + 1));
  }
  return texts;
}

}  // namespace psoas::labfiles
