// P2 and P3 by an evaluator of its own over millions of answer sets.
#include "proof/claims.h"
#include "proof/count.h"
#include "proof/enumerate.h"

namespace psoas::proof {
namespace {

constexpr std::uint64_t kUsual = 43'046'721, kExhaustive = 3'486'784'401;  // 3^16, 3^20

std::string Number(std::uint64_t value) {
  Count count(static_cast<std::uint32_t>(value / 1'000'000'000));
  count *= 1'000'000'000;
  count += Count(static_cast<std::uint32_t>(value % 1'000'000'000));
  return count.Text();
}

std::string Names(const Enumeration& all) {
  std::string out;
  for (const std::string& name : all.inputs) out += (out.empty() ? "" : " ") + name;
  return out;
}

Enumeration Walk(const Setting& setting, bool compare) {
  // In a usual run the other thread works on other parts.
  return Enumerate(setting.loaded.protocol, setting.exhaustive ? kExhaustive : kUsual, compare,
                   setting.exhaustive ? 2 : 1);
}

}  // namespace

Part NoExerciseByEnumeration(const Setting& setting) {
  const Enumeration all = Walk(setting, false);
  Part part;
  part.method = Method::kExhaustive;
  part.what =
      "an evaluator of its own visited every answer set over " + std::to_string(all.inputs.size()) +
      " inputs, everything else no: none with a yes or unsure to an urgent or emergency question "
      "leaves anything to offer, and some row notices every set but the one with every question "
      "no. Inputs: " +
      Names(all);
  part.cases = Number(all.sets) + " answer sets, of which " + Number(all.proceed) + " proceed";
  part.counterexample = !all.exercise.empty() ? all.exercise + ": something is still allowed"
                        : !all.passes.empty() ? all.passes + ": no row notices it"
                        : all.proceed == 0    ? "not even the set with every answer no proceeds"
                                              : "";
  return part;
}

Part MonotoneByEnumeration(const Setting& setting) {
  const Enumeration all = Walk(setting, true);
  Part part;
  part.method = Method::kExhaustive;
  part.what = "the same evaluator over the same " + std::to_string(all.inputs.size()) +
              " inputs: each answer set was compared with those one step graver in one answer";
  part.cases = Number(all.sets) + " answer sets, " + Number(all.comparisons) + " comparisons";
  part.counterexample = all.falls;
  return part;
}

}  // namespace psoas::proof
