// One thing of the protocol, told whole: what it says, when it holds, on what grounds, who uses it.
//
// `psoas protocol show` prints it. The passages come from the record's own description
// (base/describe.h), so a new field of the protocol is told without a change here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/entries.h"

namespace psoas::rules {

struct Passage {
  std::string label;
  std::string text;
  static constexpr const char* kType = "Passage";
  static constexpr auto Fields() {
    return std::tuple{Field{"label", &Passage::label, "which part of it"},
                      Field{"text", &Passage::text, "in words"}};
  }
};

/// A claim with what stands behind it. No claim: the grounds of the thing as a whole.
struct Ground {
  std::string claim;
  std::optional<Grade> grade;
  std::vector<Source> sources;  ///< spelt out
  std::string derived_because;
  static constexpr const char* kType = "Ground";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"claim", &Ground::claim, "empty: the thing as a whole"},
        Field{"grade", &Ground::grade, "how well it is supported"},
        Field{"sources", &Ground::sources, "spelt out, with how each was read"},
        Field{"derived_because", &Ground::derived_because, "where no source says so"}};
  }
};

struct Use {
  Entry by;
  std::string how;  ///< the part of it that names this: "when", "contraindications"
  static constexpr const char* kType = "Use";
  static constexpr auto Fields() {
    return std::tuple{Field{"by", &Use::by, "what uses it"}, Field{"how", &Use::how, "as what"}};
  }
};

struct Explanation {
  Entry entry;
  std::vector<Passage> passages;
  std::vector<Ground> grounds;
  std::vector<Use> used_by;
  static constexpr const char* kType = "Explanation";
  static constexpr auto Fields() {
    return std::tuple{Field{"entry", &Explanation::entry, "what is explained"},
                      Field{"passages", &Explanation::passages, "what it says"},
                      Field{"grounds", &Explanation::grounds, "why it may say so"},
                      Field{"used_by", &Explanation::used_by, "what names it"}};
  }
};

/// `entry` is one of index.entries(), and `index` was made from `protocol`.
Explanation Explain(const Protocol& protocol, const Index& index, const Entry& entry);

/// What names it in the rest of the protocol, in the protocol's order.
std::vector<Use> UsesOf(const Index& index, const Entry& entry);

/// True when a wording id falls under grounds that name `pattern` ("clock.*" takes all of them).
bool IsUnder(const std::string& pattern, const std::string& message_id);

}  // namespace psoas::rules
