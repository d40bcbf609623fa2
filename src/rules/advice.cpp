#include "rules/advice.h"

#include <algorithm>
#include <set>

#include "rules/check.h"
#include "rules/explain.h"

namespace psoas::rules {
namespace {

class Adviser {
 public:
  Adviser(const Protocol& protocol, const Index& index) : protocol_(protocol), index_(index) {}

  std::vector<Error> Run() {
    for (const Entry& entry : index_.entries()) {
      if (const char* mend = MendOfUnused(entry.kind); mend && UsesOf(index_, entry).empty()) {
        Add(entry.path, "nothing uses the " + Called(entry.kind) + " \"" + entry.id + "\".", mend);
      }
    }
    AdviseExercises();
    AdviseLessons();
    AdviseMemory();
    AdviseWordingGrounds();
    return std::move(found_);
  }

 private:
  void Add(std::string place, std::string message, std::string mend) {
    found_.push_back({ErrorCode::kInvalid, std::move(place), std::move(message), std::move(mend)});
  }

  static std::string Called(EntryKind kind) {
    std::string name = Name(kind);
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
  }

  /// For kinds that are of no effect unless something names them.
  static const char* MendOfUnused(EntryKind kind) {
    switch (kind) {
      case EntryKind::kSource:
        return "Cite it where it belongs, or take it out.";
      case EntryKind::kQuestion:
      case EntryKind::kFollowUp:
        return "Add a triage row that looks at the answer, or do not ask.";
      case EntryKind::kPointer:
        return "Add it to a joint pattern, or do not ask.";
      case EntryKind::kBanding:
        return "Use it as an input of a finding table, or take it out.";
      case EntryKind::kInput:
        return "Use it in a candidate or a linked reason, or take it out.";
      default:
        return nullptr;
    }
  }

  bool IsReached(const Exercise& exercise) const {
    const Programme& programme = protocol_.programme;
    const auto same_group = [&](const std::string& id) {
      const Exercise* other = protocol_.FindExercise(id);
      return other && (other->id == exercise.id ||
                       (!exercise.group.empty() && other->group == exercise.group));
    };
    return exercise.rest ||
           std::any_of(programme.candidates.begin(), programme.candidates.end(),
                       [&](const Candidate& each) { return same_group(each.exercise); }) ||
           std::any_of(programme.rotations.begin(), programme.rotations.end(),
                       [&](const Rotation& each) { return each.group == exercise.group; });
  }

  void AdviseExercises() {
    for (std::size_t i = 0; i < protocol_.exercises.size(); ++i) {
      const Exercise& exercise = protocol_.exercises[i];
      const std::string at = Item("exercises", i);
      if (!IsReached(exercise)) {
        Add(at, "no candidate reaches the exercise \"" + exercise.id + "\" or one of its group.",
            "Add a candidate in programme/candidates.toml, or take the exercise out.");
      }
      for (std::size_t j = 0; j < exercise.contraindications.size(); ++j) {
        const std::set<std::string> named(exercise.contraindications[j].variants.begin(),
                                          exercise.contraindications[j].variants.end());
        if (!named.empty() && named.size() == exercise.variants.size()) {
          Add(Item(at + ".contraindications", j), "it names every variant.",
              "Leave `variants` out: then it holds for ways that are added later, too.");
        }
      }
    }
  }

  void AdviseLessons() {
    for (std::size_t i = 0; i < protocol_.education.size(); ++i) {
      const Lesson& lesson = protocol_.education[i];
      const std::string at = Item("education", i);
      if (lesson.evidence.empty()) {
        Add(at, "the lesson \"" + lesson.id + "\" grades none of its claims.",
            "Add [[evidence]] with claim, grade and sources.");
      }
      for (std::size_t j = 0; j < lesson.evidence.size(); ++j) {
        const Evidence& each = lesson.evidence[j];
        if (each.sources.empty() && each.grade < Grade::kFolk) {
          Add(Item(at + ".evidence", j), "a graded claim has no source.",
              "Name the source, or grade it folk or none.");
        }
      }
    }
  }

  /// A row that sends people on should not rest on what nobody looked up.
  void AdviseMemory() {
    const auto& rows = protocol_.screening.triage.rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool from_memory =
          !rows[i].sources.empty() &&
          std::all_of(rows[i].sources.begin(), rows[i].sources.end(), [&](const std::string& id) {
            const Source* source = protocol_.FindSource(id);
            return source && source->read == "memory";
          });
      if (from_memory) {
        Add(Item("screening.triage.rows", i),
            "the row \"" + rows[i].id + "\" rests on sources from memory alone.",
            "Look one of them up and say how it was read.");
      }
    }
  }

  void AdviseWordingGrounds() {
    for (std::size_t i = 0; i < protocol_.wording_grounds.size(); ++i) {
      const auto& ids = protocol_.wording_grounds[i].ids;
      for (std::size_t j = 0; j < ids.size(); ++j) {
        const bool taken =
            std::any_of(protocol_.wording.begin(), protocol_.wording.end(),
                        [&](const auto& each) { return IsUnder(ids[j], each.first); });
        if (taken) continue;
        Add(Item(Item("wording_grounds", i) + ".ids", j),
            "no wording has the id \"" + ids[j] + "\".", "Check its spelling, or take it out.");
      }
    }
  }

  const Protocol& protocol_;
  const Index& index_;
  std::vector<Error> found_;
};

}  // namespace

std::vector<Error> Advise(const Protocol& protocol, const Index& index) {
  return Adviser(protocol, index).Run();
}

}  // namespace psoas::rules
