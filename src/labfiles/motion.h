// Figures over time, as OpenSim's .mot and .sto files hold them: the angles of a recorded movement,
// or lengths computed from it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace psoas::labfiles {

/// A table over time. The columns do not include the time.
struct Motion {
  std::string name;                  ///< one line
  bool in_degrees = false;           ///< the angles among the columns; lengths are metres anyway
  std::vector<std::string> columns;  ///< unique, not empty, without blanks
  std::vector<double> times_s;       ///< rising
  /// Column after column, the layout of body::Batch; use at(). Finite. Its size is that of
  /// `columns` times that of `times_s`.
  std::vector<double> values;

  std::size_t rows() const { return times_s.size(); }
  double at(std::size_t row, std::size_t column) const { return values[column * rows() + row]; }
};

}  // namespace psoas::labfiles
