#include <algorithm>
#include <set>

#include "proof/claims.h"
#include "proof/laws.h"
#include "proof/mutants.h"
#include "proof/parallel.h"

namespace psoas::proof {
namespace {

using rules::LoadedProtocol;

/// The properties that take milliseconds, cheapest first.
std::string QuickProperties(const Setting& setting) {
  const std::pair<const char*, Part (*)(const Setting&)> quick[] = {
      {"P3", &MonotoneByLint}, {"P10", &ShortSetByLint}, {"P7", &CapsByLint}, {"P7", &DosesByLint}};
  for (const auto& [id, run] : quick) {
    const Part part = run(setting);
    if (!part.counterexample.empty()) return std::string(id) + ": " + part.counterexample;
  }
  return "";
}

class Jury {
 public:
  explicit Jury(const Setting& setting) : setting_(setting) {
    for (const WorkedCase& each : setting.cases) {
      if (Unmet(each.expect, guide::Guide(setting.loaded, each.journal, each.now)).empty())
        cases_.push_back({&each, each.text + each.expect.dump() + each.id});
    }
    const std::vector<std::string> broken = BrokenLaws(setting.loaded.protocol);
    broken_.insert(broken.begin(), broken.end());
    quick_ = QuickProperties(setting);
  }

  /// What notices the mutant; empty when nothing does.
  std::string Judge(const Mutant& mutant) const {
    LoadedProtocol loaded = setting_.loaded;
    mutant.apply(loaded.protocol);
    const std::vector<Error> faults = rules::FindFaults(loaded.protocol);
    if (!faults.empty()) return "check: " + faults.front().Sentence();
    for (const std::string& law : BrokenLaws(loaded.protocol)) {
      if (!broken_.contains(law)) return "law: " + law;
    }
    // A property that does not hold as it is cannot notice anything.
    const Setting changed{loaded, {}, nullptr, false};
    if (std::string found = QuickProperties(changed); !found.empty() && found != quick_)
      return found;
    return ByCases(mutant, loaded);
  }

 private:
  struct Case {
    const WorkedCase* worked;
    std::string text;  ///< everything in it, to look words up in
  };

  std::string ByCases(const Mutant& mutant, const LoadedProtocol& loaded) const {
    std::vector<std::pair<std::ptrdiff_t, const Case*>> ranked;
    for (const Case& each : cases_) {
      const auto hits = std::count_if(
          mutant.words.begin(), mutant.words.end(),
          [&](const std::string& word) { return each.text.find(word) != std::string::npos; });
      ranked.emplace_back(-hits, &each);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [hits, each] : ranked) {
      const WorkedCase& worked = *each->worked;
      const auto unmet = Unmet(worked.expect, guide::Guide(loaded, worked.journal, worked.now));
      if (!unmet.empty()) return "case " + worked.id + ": " + unmet.front();
    }
    return "";
  }

  const Setting& setting_;
  std::vector<Case> cases_;
  std::set<std::string> broken_;
  std::string quick_;
};

}  // namespace

std::vector<Fate> RunMutants(const Setting& setting, unsigned threads) {
  const std::vector<Mutant> mutants = AllMutants(setting.loaded.protocol);
  const Jury jury(setting);
  std::vector<Fate> fates(mutants.size());
  ForEachIndex(mutants.size(), threads, [&](std::size_t i) {
    fates[i] = {mutants[i].place, mutants[i].change, jury.Judge(mutants[i])};
  });
  return fates;
}

}  // namespace psoas::proof
