#include "proof/mutants.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace psoas::proof {
namespace {

using rules::Protocol;
using rules::Table;

std::string Figure(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::vector<std::string> WordsOf(const rules::Row& row) {
  std::vector<std::string> words{row.id};
  for (const auto& [input, values] : row.when) words.push_back("\"" + input + "\"");
  return words;
}

class Maker {
 public:
  explicit Maker(const Protocol& protocol) : protocol_(protocol) {}

  std::vector<Mutant> All() {
    Triage();
    ShortSet();
    Findings();
    Bands();
    Contraindications();
    Candidates();
    Numbers();
    Session();
    Patterns();
    return std::move(out_);
  }

 private:
  void Add(std::string place, std::string change, std::vector<std::string> words,
           std::function<void(Protocol&)> apply) {
    out_.push_back({std::move(place), std::move(change), std::move(words), std::move(apply)});
  }

  void Triage() {
    const Table& triage = protocol_.screening.triage;
    for (std::size_t i = 0; i < triage.rows.size(); ++i) {
      const rules::Row& row = triage.rows[i];
      const std::string place = "triage " + row.id;
      const auto words = WordsOf(row);
      Add(place, "dropped", words, [i](Protocol& p) {
        auto& rows = p.screening.triage.rows;
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
      });
      const auto level = std::find(triage.output.begin(), triage.output.end(), row.then);
      if (level != triage.output.begin() && level != triage.output.end()) {
        const std::string lower = *std::prev(level);
        Add(place, lower + " instead of " + row.then, words,
            [i, lower](Protocol& p) { p.screening.triage.rows[i].then = lower; });
      }
      for (const auto& [input, values] : row.when) {
        if (values.size() < 2) continue;
        Add(place, input + " only on yes", words,
            [i, name = input](Protocol& p) { p.screening.triage.rows[i].when[name] = {"yes"}; });
      }
    }
  }

  void ShortSet() {
    const auto& groups = protocol_.screening.groups;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      for (std::size_t q = 0; q < groups[g].questions.size(); ++q) {
        const rules::Question& question = groups[g].questions[q];
        if (!question.in_short_set) continue;
        Add("short set", question.id + " left out", {"\"" + question.id + "\"", "short"},
            [g, q](Protocol& p) { p.screening.groups[g].questions[q].in_short_set = false; });
      }
    }
    for (std::size_t i = 0; i < protocol_.assessment.not_with.size(); ++i) {
      const std::string& id = protocol_.assessment.not_with[i];
      Add("test not with", id + " left out", {"\"" + id + "\""}, [i](Protocol& p) {
        auto& list = p.assessment.not_with;
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
      });
    }
  }

  void Findings() {
    using Of = Table& (*)(Protocol&);
    const std::vector<Of> tables{[](Protocol& p) -> Table& { return p.findings.gate; },
                                 [](Protocol& p) -> Table& { return p.findings.iliopsoas; },
                                 [](Protocol& p) -> Table& { return p.findings.rectus_femoris; },
                                 [](Protocol& p) -> Table& { return p.findings.tfl; },
                                 [](Protocol& p) -> Table& { return p.findings.sartorius; },
                                 [](Protocol& p) -> Table& { return p.findings.pattern; }};
    Protocol copy = protocol_;
    for (const Of of : tables) {
      const Table& table = of(copy);
      for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const rules::Row& row = table.rows[i];
        const std::string place = "finding " + table.id + " " + row.id;
        Add(place, "dropped", WordsOf(row), [of, i](Protocol& p) {
          auto& rows = of(p).rows;
          rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
        });
        const auto own = std::find(table.output.begin(), table.output.end(), row.then);
        for (auto other = table.output.begin(); other != table.output.end(); ++other) {
          if (std::abs(other - own) != 1) continue;
          Add(place, *other + " instead of " + row.then, WordsOf(row),
              [of, i, then = *other](Protocol& p) { of(p).rows[i].then = then; });
        }
      }
    }
  }

  void Bands() {
    const auto& bandings = protocol_.assessment.bandings;
    for (std::size_t i = 0; i < bandings.size(); ++i) {
      std::set<double> cuts;
      for (const rules::Band& band : bandings[i].bands) {
        for (const auto& cut : {band.above, band.at_least, band.below, band.at_most}) {
          if (cut) cuts.insert(*cut);
        }
      }
      for (const double cut : cuts) {
        for (const double by : {-0.5, 0.5}) {
          Add("band " + bandings[i].id, "cut at " + Figure(cut + by) + " instead of " + Figure(cut),
              {"cut", "edge", bandings[i].id}, [i, cut, by](Protocol& p) {
                for (rules::Band& band : p.assessment.bandings[i].bands) {
                  for (auto* each : {&band.above, &band.at_least, &band.below, &band.at_most}) {
                    if (*each == cut) *each = cut + by;
                  }
                }
              });
        }
      }
    }
    for (std::size_t i = 0; i < protocol_.assessment.methods.size(); ++i) {
      const std::string id = protocol_.assessment.methods[i].id;
      Number("method " + id + " mdc95_deg", {"\"" + id + "\""}, 0.5,
             [i](Protocol& p) -> double& { return p.assessment.methods[i].mdc95_deg; });
    }
  }

  void Contraindications() {
    for (std::size_t e = 0; e < protocol_.exercises.size(); ++e) {
      const rules::Exercise& exercise = protocol_.exercises[e];
      for (std::size_t c = 0; c < exercise.contraindications.size(); ++c) {
        const rules::Contraindication& against = exercise.contraindications[c];
        const std::string place = "exercise " + exercise.id + " against " + against.question;
        const std::vector<std::string> words{"\"" + exercise.id, "\"" + against.question + "\""};
        Add(place, "dropped", words, [e, c](Protocol& p) {
          auto& list = p.exercises[e].contraindications;
          list.erase(list.begin() + static_cast<std::ptrdiff_t>(c));
        });
        for (std::size_t v = 0; v < against.variants.size() && against.variants.size() > 1; ++v) {
          Add(place, "without its way " + against.variants[v], words, [e, c, v](Protocol& p) {
            auto& list = p.exercises[e].contraindications[c].variants;
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(v));
          });
        }
      }
    }
  }

  void Candidates() {
    const auto& candidates = protocol_.programme.candidates;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const rules::Candidate& candidate = candidates[i];
      const std::vector<std::string> words{"\"" + candidate.exercise};
      Add("candidate " + candidate.id, "dropped", words, [i](Protocol& p) {
        auto& list = p.programme.candidates;
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
      });
      Add("candidate " + candidate.id, candidate.gentle ? "not gentle" : "gentle", words,
          [i](Protocol& p) {
            auto& each = p.programme.candidates[i];
            each.gentle = !each.gentle;
          });
    }
  }

  template <class Get>
  void Number(const std::string& place, const std::vector<std::string>& words, double by, Get get) {
    Protocol& copy = scratch_;
    const double now = static_cast<double>(get(copy));
    for (const double step : {-by, by}) {
      Add(place, Figure(now + step) + " instead of " + Figure(now), words,
          [get, step](Protocol& p) {
            auto& figure = get(p);
            figure = static_cast<std::decay_t<decltype(figure)>>(figure + step);
          });
    }
  }

  template <class Get>
  void Each(const std::string& place, std::size_t count, Get get) {
    for (std::size_t i = 0; i < count; ++i)
      Number(place + " " + std::to_string(i + 1), {}, 1,
             [get, i](Protocol& p) -> int& { return get(p, i); });
  }

  void Numbers() {
    const auto programme = [&](const char* name, int rules::Programme::* member) {
      Number(std::string("programme ") + name, {}, 1,
             [member](Protocol& p) -> int& { return p.programme.*member; });
    };
    programme("items_min", &rules::Programme::items_min);
    programme("items_max", &rules::Programme::items_max);
    programme("sessions_per_week", &rules::Programme::sessions_per_week);
    programme("look_elsewhere_week", &rules::Programme::look_elsewhere_week);
    programme("adherence_percent", &rules::Programme::adherence_percent);
    programme("pain_rest_above", &rules::Programme::pain_rest_above);
    programme("improved_pain", &rules::Programme::improved_pain);
    Number("programme sitting_high_h", {"sitting"}, 1,
           [](Protocol& p) -> double& { return p.programme.sitting_high_h; });
    Number("programme stress_high", {"stress"}, 1,
           [](Protocol& p) -> double& { return p.programme.stress_high; });
    Each("programme retest_weeks", protocol_.programme.retest_weeks.size(),
         [](Protocol& p, std::size_t i) -> int& { return p.programme.retest_weeks[i]; });
    Each("assessment retest_weeks", protocol_.assessment.retest_weeks.size(),
         [](Protocol& p, std::size_t i) -> int& { return p.assessment.retest_weeks[i]; });
    Each("programme phase", protocol_.programme.phases.size(),
         [](Protocol& p, std::size_t i) -> int& { return p.programme.phases[i].from_week; });
    Each("programme rotation", protocol_.programme.rotations.size(),
         [](Protocol& p, std::size_t i) -> int& { return p.programme.rotations[i].every_weeks; });
    Member("ladder good_sessions",
           [](Protocol& p) -> int& { return p.programme.ladder.good_sessions; });
    Member("ladder good_pain_max",
           [](Protocol& p) -> int& { return p.programme.ladder.good_pain_max; });
    Member("bad day minutes_max",
           [](Protocol& p) -> int& { return p.programme.bad_day.minutes_max; });
    Member("bad day items_max", [](Protocol& p) -> int& { return p.programme.bad_day.items_max; });
    Member("bad day rest_minutes",
           [](Protocol& p) -> int& { return p.programme.bad_day.rest_minutes; });
    Member("volume floor_min", [](Protocol& p) -> int& { return p.programme.volume.floor_min; });
    Member("volume cap_min", [](Protocol& p) -> int& { return p.programme.volume.cap_min; });
    Member("freshness full_gap_days",
           [](Protocol& p) -> int& { return p.screening.freshness.full_gap_days; });
    Member("freshness short_valid_h",
           [](Protocol& p) -> int& { return p.screening.freshness.short_valid_h; });
    Each("freshness full_weeks", protocol_.screening.freshness.full_weeks.size(),
         [](Protocol& p, std::size_t i) -> int& { return p.screening.freshness.full_weeks[i]; });
    Member("calendar adult_age",
           [](Protocol& p) -> int& { return p.screening.calendar.adult_age; });
    Member("calendar pregnancy_max_weeks",
           [](Protocol& p) -> int& { return p.screening.calendar.pregnancy_max_weeks; });
    Member("calendar no_flat_lying_from_week",
           [](Protocol& p) -> int& { return p.screening.calendar.no_flat_lying_from_week; });
    Member("calendar postpartum_weeks",
           [](Protocol& p) -> int& { return p.screening.calendar.postpartum_weeks; });
    Member("calendar early_postpartum_weeks",
           [](Protocol& p) -> int& { return p.screening.calendar.early_postpartum_weeks; });
    Member("assessment readings", [](Protocol& p) -> int& { return p.assessment.readings; });
    Caps();
  }

  template <class Get>
  void Member(const std::string& place, Get get) {
    Number(place, {}, 1, get);
  }

  /// A cap is loosened: what is tighter shows itself in a dose that no longer fits.
  void Caps() {
    for (std::size_t i = 0; i < protocol_.programme.caps.size(); ++i) {
      const rules::Cap& cap = protocol_.programme.caps[i];
      const std::string place = std::string("cap ") + Name(cap.kind);
      Add(place, "one round more", {}, [i](Protocol& p) { ++p.programme.caps[i].sets_max; });
      Add(place, "one day more", {}, [i](Protocol& p) { ++p.programme.caps[i].per_week_max; });
      for (const auto& [name, member] : {std::pair{"reps_max", &rules::Cap::reps_max},
                                         std::pair{"hold_s_max", &rules::Cap::hold_s_max},
                                         std::pair{"minutes_max", &rules::Cap::minutes_max},
                                         std::pair{"contract_s_max", &rules::Cap::contract_s_max},
                                         std::pair{"effort_max", &rules::Cap::effort_max}}) {
        if (!(cap.*member)) continue;
        Add(place, std::string(name) + " one more", {},
            [i, each = member](Protocol& p) { ++*(p.programme.caps[i].*each); });
        Add(place, std::string(name) + " left out", {},
            [i, each = member](Protocol& p) { (p.programme.caps[i].*each).reset(); });
      }
    }
  }

  /// A limit of the session is loosened: a tighter one only stops sooner.
  void Session() {
    using Safety = rules::SessionSafety;
    for (const auto& [name, member] : {std::pair{"gap_s", &Safety::gap_s},
                                       std::pair{"rescreen_after_min", &Safety::rescreen_after_min},
                                       std::pair{"screen_valid_h", &Safety::screen_valid_h},
                                       std::pair{"pain_stop_above", &Safety::pain_stop_above}}) {
      Add(std::string("session ") + name, "one more", {},
          [each = member](Protocol& p) { ++(p.session.safety.*each); });
    }
    Add("session least_per_min", "more than most_per_min", {},
        [](Protocol& p) { p.session.breath.least_per_min = p.session.breath.most_per_min + 1; });
    Add("session most_per_min", "one more", {},
        [](Protocol& p) { ++p.session.breath.most_per_min; });
  }

  void Patterns() {
    for (std::size_t i = 0; i < protocol_.complaint.joint_patterns.size(); ++i) {
      const rules::JointPattern& pattern = protocol_.complaint.joint_patterns[i];
      const std::vector<std::string> words{pattern.id, "complaint.described"};
      Add("joint pattern " + pattern.id, "dropped", words, [i](Protocol& p) {
        auto& list = p.complaint.joint_patterns;
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
      });
      if (pattern.guards)
        Add("joint pattern " + pattern.id, "no longer guards", words,
            [i](Protocol& p) { p.complaint.joint_patterns[i].guards = false; });
      if (pattern.load_first)
        Add("joint pattern " + pattern.id, "no longer load first", words,
            [i](Protocol& p) { p.complaint.joint_patterns[i].load_first = false; });
    }
  }

  const Protocol& protocol_;
  Protocol scratch_ = protocol_;
  std::vector<Mutant> out_;
};

}  // namespace

std::vector<Mutant> AllMutants(const Protocol& protocol) { return Maker(protocol).All(); }

}  // namespace psoas::proof
