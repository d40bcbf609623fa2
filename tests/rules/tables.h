// Small tables for tests.
#pragma once

#include "rules/table.h"

namespace psoas::rules {

inline Row MakeRow(std::string id, std::map<std::string, std::vector<std::string>> when,
                   std::string then) {
  Row row;
  row.id = std::move(id);
  row.when = std::move(when);
  row.then = std::move(then);
  return row;
}

/// Triage in small: fever unsure or yes is a worry, with stiffness an alarm.
inline Table SmallTriage() {
  Table table;
  table.id = "small";
  table.hit = Hit::kMax;
  table.output = {"calm", "worry", "alarm"};
  table.otherwise = "calm";
  table.inputs = {{"fever", {"no", "unsure", "yes"}, ""}, {"stiff", {"no", "unsure", "yes"}, ""}};
  table.rows = {MakeRow("fever", {{"fever", {"unsure", "yes"}}}, "worry"),
                MakeRow("both", {{"fever", {"yes"}}, {"stiff", {"unsure", "yes"}}}, "alarm")};
  return table;
}

/// A finding in small: every cell has one row.
inline Table SmallFinding() {
  Table table;
  table.id = "finding";
  table.hit = Hit::kUnique;
  table.output = {"short", "fine", "unknown"};
  table.inputs = {{"gate", {"valid", "other"}, ""}, {"thigh", {"above", "below"}, ""}};
  table.rows = {MakeRow("other", {{"gate", {"other"}}}, "unknown"),
                MakeRow("above", {{"gate", {"valid"}}, {"thigh", {"above"}}}, "short"),
                MakeRow("below", {{"gate", {"valid"}}, {"thigh", {"below"}}}, "fine")};
  return table;
}

}  // namespace psoas::rules
