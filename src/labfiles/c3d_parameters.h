// The parameter section of a C3D file. Only for ReadC3d.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "labfiles/c3d_bytes.h"

namespace psoas::labfiles {

class C3dParameters {
 public:
  /// `at` is the first byte of the section. Keeps `bytes`, which must outlive it.
  static Result<C3dParameters> Read(const C3dBytes& bytes, std::size_t at);

  /// An element of a parameter such as "POINT:USED"; whole numbers count as unsigned. Nothing when
  /// there is no such number.
  std::optional<double> Number(const std::string& name, std::size_t index = 0) const;

  /// The texts of a parameter such as "POINT:LABELS", without the blanks at their ends.
  std::vector<std::string> Texts(const std::string& name) const;

 private:
  struct Parameter {
    int bytes_each = 1;  // -1: text
    std::vector<std::size_t> extents;
    std::size_t count = 1;  // of elements
    std::size_t at = 0;     // of the first
  };

  explicit C3dParameters(const C3dBytes& bytes) : bytes_(&bytes) {}
  Status ReadRecord(std::size_t at, std::size_t& next);
  Result<Parameter> ReadParameter(std::size_t at) const;
  void NameAll();

  const C3dBytes* bytes_;
  std::map<int, std::string> groups_;
  std::vector<std::pair<int, std::string>> owners_;  // group and name of each of `unnamed_`
  std::vector<Parameter> unnamed_;
  std::map<std::string, Parameter> parameters_;
};

}  // namespace psoas::labfiles
