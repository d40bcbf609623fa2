#include "labfiles/markers.h"

#include "labfiles/text_rows.h"

namespace psoas::labfiles {

Result<double> MetresPer(std::string_view unit, const std::string& place) {
  const std::string word = Lowered(Trimmed(unit));
  if (word == "mm" || word == "millimeters" || word == "millimetres") return 0.001;
  if (word == "cm" || word == "centimeters" || word == "centimetres") return 0.01;
  if (word == "m" || word == "meters" || word == "metres") return 1.0;
  return Error{ErrorCode::kUnsupported, place,
               word.empty() ? "the file does not say the unit of its lengths."
                            : "lengths in " + Quoted(unit) + " are not read.",
               "Export the markers in m, cm or mm."};
}

}  // namespace psoas::labfiles
