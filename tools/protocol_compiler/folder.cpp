#include "folder.h"

#include <algorithm>

namespace psoas::compiler {
namespace {

namespace fs = std::filesystem;

/// How the files of a place become part of the protocol.
enum class Way {
  kKeys,    ///< each top-level key goes below `to`; files of one place are merged
  kItem,    ///< the whole file is one item of the list at `to`
  kRecord,  ///< the whole file is the record `to`.STEM
};

struct Rule {
  std::string prefix;  ///< a file, or a folder when it ends in '/'
  Way way;
  std::string to;  ///< path in the protocol
};

const std::vector<Rule>& Rules() {
  static const auto& rules = *new std::vector<Rule>{
      {"protocol.toml", Way::kKeys, ""},
      {"sources.toml", Way::kKeys, ""},
      {"wording.toml", Way::kKeys, ""},
      {"letters.toml", Way::kKeys, ""},
      {"complaint.toml", Way::kKeys, "complaint"},
      {"profile.toml", Way::kKeys, "profile"},
      {"session.toml", Way::kKeys, "session"},
      {"screening/groups/", Way::kItem, "screening.groups"},
      {"screening/", Way::kKeys, "screening"},
      {"assessment/", Way::kKeys, "assessment"},
      {"findings/", Way::kRecord, "findings"},
      {"exercises/", Way::kItem, "exercises"},
      {"programme/", Way::kKeys, "programme"},
      {"education/", Way::kItem, "education"},
      {"hands_on/", Way::kItem, "hands_on"},
  };
  return rules;
}

Json& At(Json& root, const std::string& path) {
  Json* node = &root;
  std::size_t begin = 0;
  while (begin < path.size()) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    node = &(*node)[path.substr(begin, end - begin)];
    begin = end + 1;
  }
  return *node;
}

std::string Below(const std::string& to, const std::string& key) {
  return to.empty() ? key : to + "." + key;
}

/// "today.title" may be written as a nested table; message ids are flat.
void Flatten(const Json& from, const std::string& prefix, Json& into) {
  for (const auto& [key, value] : from.items()) {
    if (value.is_object()) {
      Flatten(value, prefix + key + ".", into);
    } else {
      into[prefix + key] = value;
    }
  }
}

class Assembler {
 public:
  Assembler(Folder& folder, std::vector<Error>& faults) : folder_(folder), faults_(faults) {}

  void Put(const TomlFile& file, const Rule& rule) {
    if (rule.way == Way::kKeys) return PutKeys(file, rule.to);
    if (rule.way == Way::kItem) return PutItem(file, rule.to);
    const std::string stem = fs::path(file.name).stem().string();
    At(folder_.protocol, rule.to)[stem] = file.json;
    folder_.places.Add(file, "", Below(rule.to, stem));
  }

 private:
  void PutKeys(const TomlFile& file, const std::string& to) {
    Json& target = At(folder_.protocol, to);
    for (const auto& [key, value] : file.json.items()) {
      if (target.contains(key)) {
        const auto line = file.lines.find(key);
        faults_.push_back({ErrorCode::kInvalid,
                           file.name + ", line " + std::to_string(line->second),
                           "\"" + key + "\" is already given in another file.", "Keep one."});
        continue;
      }
      target[key] = value;
      folder_.places.Add(file, key, Below(to, key));
    }
  }

  void PutItem(const TomlFile& file, const std::string& to) {
    Json& list = At(folder_.protocol, to);
    if (list.is_null()) list = Json::array();
    folder_.places.Add(file, "", to + "[" + std::to_string(list.size()) + "]");
    list.push_back(file.json);
  }

  Folder& folder_;
  std::vector<Error>& faults_;
};

std::vector<std::string> TomlNames(const fs::path& dir, std::vector<Error>& faults) {
  std::vector<std::string> names;
  std::error_code code;
  for (auto it = fs::recursive_directory_iterator(dir, code);
       !code && it != fs::recursive_directory_iterator(); it.increment(code)) {
    if (it->path().extension() == ".toml") {
      names.push_back(it->path().lexically_relative(dir).generic_string());
    }
  }
  if (code || names.empty()) {
    faults.push_back({ErrorCode::kNotFound, dir.generic_string(), "there is no protocol here.",
                      "Name a folder that holds protocol.toml."});
  }
  std::sort(names.begin(), names.end());
  return names;
}

const Rule* FindRule(const std::string& name) {
  const auto found = std::find_if(Rules().begin(), Rules().end(), [&](const Rule& rule) {
    return rule.prefix.ends_with('/') ? name.starts_with(rule.prefix) : name == rule.prefix;
  });
  return found == Rules().end() ? nullptr : &*found;
}

}  // namespace

Folder ReadFolder(const fs::path& dir, std::vector<Error>& faults) {
  Folder folder;
  Assembler assembler(folder, faults);
  for (const std::string& name : TomlNames(dir, faults)) {
    Result<TomlFile> file = ReadTomlFile(dir, name);
    if (!file.ok()) {
      faults.push_back(file.error());
    } else if (name.starts_with("vignettes/")) {
      folder.vignettes.push_back(std::move(file).value());
    } else if (const Rule* rule = FindRule(name)) {
      assembler.Put(*file, *rule);
    } else {
      faults.push_back({ErrorCode::kInvalid, name, "no part of the protocol is read from here.",
                        "Move it to the folder it belongs to or remove it."});
    }
  }
  if (folder.protocol.contains("wording")) {
    Json flat = Json::object();
    Flatten(folder.protocol["wording"], "", flat);
    folder.protocol["wording"] = flat;
  }
  return folder;
}

}  // namespace psoas::compiler
