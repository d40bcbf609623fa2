#include "toml_file.h"

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <fstream>
#include <sstream>

namespace psoas::compiler {
namespace {

Error FaultAt(const std::string& file, unsigned line, std::string message, std::string mend) {
  return {ErrorCode::kMalformed, file + ", line " + std::to_string(line), std::move(message),
          std::move(mend)};
}

/// Walks the parsed tree; the first value that JSON cannot hold stops it.
class Converter {
 public:
  explicit Converter(TomlFile& file) : file_(file) {}

  Json Convert(const toml::node& node, const std::string& path) {
    file_.lines[path] = node.source().begin.line;
    if (const auto* table = node.as_table()) return Object(*table, path);
    if (const auto* array = node.as_array()) return Array(*array, path);
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* whole = node.as_integer()) return whole->get();
    if (const auto* real = node.as_floating_point()) return real->get();
    if (const auto* truth = node.as_boolean()) return truth->get();
    if (!fault_) {
      fault_ = FaultAt(file_.name, node.source().begin.line, "a bare date or time.",
                       "Write it in quotes: \"2026-03-02T09:00:00Z\".");
    }
    return nullptr;
  }

  const std::optional<Error>& fault() const { return fault_; }

 private:
  Json Object(const toml::table& table, const std::string& path) {
    Json out = Json::object();
    for (const auto& [key, value] : table) {
      const std::string name(key.str());
      out[name] = Convert(value, path.empty() ? name : path + "." + name);
    }
    return out;
  }

  Json Array(const toml::array& array, const std::string& path) {
    Json out = Json::array();
    for (std::size_t i = 0; i < array.size(); ++i) {
      out.push_back(Convert(*array.get(i), path + "[" + std::to_string(i) + "]"));
    }
    return out;
  }

  TomlFile& file_;
  std::optional<Error> fault_;
};

}  // namespace

Result<TomlFile> ReadTomlFile(const std::filesystem::path& dir, const std::string& name) {
  std::ifstream stream(dir / name, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) {
    return Error{ErrorCode::kStorage, name, "the file cannot be read.",
                 "Check that it is there and may be read."};
  }
  const toml::parse_result parsed = toml::parse(text.str());
  if (!parsed) {
    return FaultAt(name, parsed.error().source().begin.line,
                   std::string(parsed.error().description()) + ".", "Mend the TOML here.");
  }
  TomlFile file;
  file.name = name;
  Converter converter(file);
  file.json = converter.Convert(parsed.table(), "");
  if (const auto& fault = converter.fault()) return *fault;
  return file;
}

}  // namespace psoas::compiler
