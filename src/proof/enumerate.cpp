#include "proof/enumerate.h"

#include <algorithm>
#include <array>
#include <mutex>

#include "proof/parallel.h"

namespace psoas::proof {
namespace {

// What is known of one answer set: its disposition, and four facts beside it, in one byte.
constexpr std::uint8_t kDisposition = 7, kNothing = 8, kGrave = 16, kAsked = 32, kNoticed = 64;
constexpr std::uint8_t kUrgentLevel = 3, kSeeClinicianLevel = 2;
constexpr std::uint64_t kBlock = 1'594'323;  // 3^13: what fits a cache

struct BitRow {
  std::array<std::uint32_t, 3>
      bars{};  ///< per answer: the inputs at which that answer bars the row
  std::uint8_t level = 0;
  bool nothing = false;  ///< where it holds, nothing may be offered
};

struct BitInput {
  std::string name;
  std::vector<std::uint8_t> answers;  ///< 0 no, 1 unsure, 2 yes: those it can take, rising
  bool grave = false;                 ///< a yes alone is urgent or more
  bool is_question = false;
};

int AnswerOf(const std::string& value) { return value == "no" ? 0 : value == "unsure" ? 1 : 2; }

class Model {
 public:
  Model(const rules::Protocol& protocol, std::uint64_t least) : protocol_(protocol) {
    Choose(least);
    ReadRows();
    MarkInputs();
  }

  const std::vector<BitInput>& inputs() const { return inputs_; }
  std::size_t size() const { return inputs_.size(); }
  const std::vector<BitRow>& RowsEndingAt(std::size_t input) const { return ending_[input]; }

 private:
  /// The inputs that stand in most rows of several conditions come first.
  void Choose(std::uint64_t least) {
    const rules::Table& table = protocol_.screening.triage;
    std::vector<std::pair<int, const rules::Input*>> ranked;
    for (const rules::Input& input : table.inputs) {
      int shared = 0;
      for (const rules::Row& row : table.rows)
        shared += row.when.size() > 1 && row.when.contains(input.name);
      ranked.emplace_back(shared, &input);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::uint64_t sets = 1;
    for (const auto& [shared, input] : ranked) {
      if (sets >= least || inputs_.size() == 31) break;
      BitInput bit{input->name, {}, false, protocol_.FindQuestion(input->name) != nullptr};
      for (const std::string& value : input->values)
        bit.answers.push_back(static_cast<std::uint8_t>(AnswerOf(value)));
      std::sort(bit.answers.begin(), bit.answers.end());
      sets *= bit.answers.size();
      inputs_.push_back(std::move(bit));
    }
  }

  bool IsStatusOnly(const rules::Row& row) const {
    return std::all_of(row.when.begin(), row.when.end(), [&](const auto& condition) {
      const rules::Question* question = protocol_.FindQuestion(condition.first);
      return !question || question->section == rules::Section::kB3;
    });
  }

  void ReadRows() {
    const rules::Table& table = protocol_.screening.triage;
    ending_.resize(inputs_.size());
    for (const rules::Row& row : table.rows) {
      BitRow bits;
      bits.level = static_cast<std::uint8_t>(
          std::find(table.output.begin(), table.output.end(), row.then) - table.output.begin());
      bits.nothing =
          bits.level >= kUrgentLevel || (bits.level == kSeeClinicianLevel && !IsStatusOnly(row));
      std::size_t last = 0;
      if (Bar(row, bits, last)) ending_[last].push_back(bits);
    }
  }

  /// False when the row cannot hold while everything that is not enumerated is no.
  bool Bar(const rules::Row& row, BitRow& bits, std::size_t& last) const {
    for (const auto& [name, values] : row.when) {
      bool holds_for[3] = {false, false, false};
      for (const std::string& value : values) holds_for[AnswerOf(value)] = true;
      std::size_t place = 0;
      while (place < inputs_.size() && inputs_[place].name != name) ++place;
      if (place == inputs_.size()) {
        if (!holds_for[0]) return false;
        continue;
      }
      last = std::max(last, place);
      for (std::size_t answer = 0; answer < 3; ++answer) {
        if (!holds_for[answer]) bits.bars[answer] |= 1u << place;
      }
    }
    return true;
  }

  /// Grave: a yes, with the follow-ups that are enumerated at their worst, is urgent or more.
  void MarkInputs() {
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      if (!inputs_[i].is_question) continue;
      std::uint32_t yes = 1u << i;
      for (std::size_t j = 0; j < inputs_.size(); ++j) {
        if (inputs_[j].name.starts_with(inputs_[i].name + "_") && !inputs_[j].is_question)
          yes |= 1u << j;
      }
      const std::uint32_t all = (1u << inputs_.size()) - 1;
      for (const auto& rows : ending_) {
        for (const BitRow& row : rows) {
          const bool holds = ((yes & row.bars[2]) | (all & ~yes & row.bars[0])) == 0;
          if (holds && row.level >= kUrgentLevel) inputs_[i].grave = true;
        }
      }
    }
  }

  const rules::Protocol& protocol_;
  std::vector<BitInput> inputs_;
  std::vector<std::vector<BitRow>> ending_;  ///< rows by the last enumerated input they look at
};

/// Visits the sets below one assignment of the first inputs and keeps a byte for each.
class Block {
 public:
  Block(const Model& model, std::size_t first) : model_(model), first_(first) {}

  void Fill(const std::vector<std::uint8_t>& head) {
    out_.clear();
    for (auto& mask : at_) mask = 0;
    std::uint8_t known = 0;
    for (std::size_t i = 0; i < first_; ++i) known = Answer(i, head[i], known);
    Descend(first_, known);
  }

  const std::vector<std::uint8_t>& out() const { return out_; }

 private:
  std::uint8_t Answer(std::size_t input, std::uint8_t answer, std::uint8_t known) {
    const std::uint32_t bit = 1u << input;
    for (std::uint32_t& mask : at_) mask &= ~bit;
    at_[answer] |= bit;
    const BitInput& asked = model_.inputs()[input];
    if (answer != 0 && asked.grave) known |= kGrave;
    if (answer != 0 && asked.is_question) known |= kAsked;
    for (const BitRow& row : model_.RowsEndingAt(input)) {
      if ((at_[0] & row.bars[0]) | (at_[1] & row.bars[1]) | (at_[2] & row.bars[2])) continue;
      if (row.level > (known & kDisposition))
        known = static_cast<std::uint8_t>((known & ~kDisposition) | row.level);
      if (row.nothing) known |= kNothing;
      known |= kNoticed;
    }
    return known;
  }

  void Descend(std::size_t input, std::uint8_t known) {
    if (input == model_.size()) return out_.push_back(known);
    for (const std::uint8_t answer : model_.inputs()[input].answers)
      Descend(input + 1, Answer(input, answer, known));
  }

  const Model& model_;
  std::size_t first_;
  std::array<std::uint32_t, 3> at_{};
  std::vector<std::uint8_t> out_;
};

class Run {
 public:
  Run(const Model& model, bool compare, unsigned threads)
      : model_(model), compare_(compare), threads_(threads) {
    std::uint64_t low = 1;
    first_ = model.size();
    while (first_ > 0 && low * Radix(first_ - 1) <= kBlock) low *= Radix(--first_);
    for (std::size_t i = 0; i < first_; ++i) heads_ *= Radix(i);
    for (const BitInput& input : model.inputs()) out_.inputs.push_back(input.name);
  }

  Enumeration All() {
    ForEachIndex(heads_, threads_, [&](std::size_t head) { Visit(head); });
    return std::move(out_);
  }

 private:
  std::uint64_t Radix(std::size_t input) const { return model_.inputs()[input].answers.size(); }

  std::vector<std::uint8_t> Head(std::size_t number) const {
    std::vector<std::uint8_t> head(first_);
    for (std::size_t i = first_; i-- > 0; number /= Radix(i))
      head[i] = model_.inputs()[i].answers[number % Radix(i)];
    return head;
  }

  void Visit(std::size_t number) {
    std::vector<std::uint8_t> head = Head(number);
    Block block(model_, first_);
    block.Fill(head);
    Enumeration found;
    LookAt(head, block.out(), found);
    if (compare_) Compare(head, block.out(), found);
    Merge(found);
  }

  void Compare(std::vector<std::uint8_t> head, const std::vector<std::uint8_t>& sets,
               Enumeration& found) const {
    CompareWithin(head, sets, found);
    Block graver(model_, first_);
    for (std::size_t i = 0; i < first_; ++i) {
      const auto& answers = model_.inputs()[i].answers;
      const auto next = std::upper_bound(answers.begin(), answers.end(), head[i]);
      if (next == answers.end()) continue;
      const std::uint8_t before = head[i];
      head[i] = *next;
      graver.Fill(head);
      head[i] = before;
      CompareBlocks(head, i, sets, graver.out(), found);
    }
  }

  void LookAt(const std::vector<std::uint8_t>& head, const std::vector<std::uint8_t>& sets,
              Enumeration& found) const {
    found.sets += sets.size();
    for (std::size_t i = 0; i < sets.size(); ++i) {
      const std::uint8_t known = sets[i];
      if ((known & kDisposition) == 0) {
        ++found.proceed;
        if ((known & kAsked) && !(known & kNoticed) && found.passes.empty())
          found.passes = InWords(head, i);
      }
      if ((known & kGrave) && !(known & kNothing) && found.exercise.empty())
        found.exercise = InWords(head, i);
    }
  }

  void CompareWithin(const std::vector<std::uint8_t>& head, const std::vector<std::uint8_t>& sets,
                     Enumeration& found) const {
    std::size_t stride = 1;
    for (std::size_t input = model_.size(); input-- > first_; stride *= Radix(input)) {
      const std::size_t span = stride * Radix(input), rising = span - stride;
      for (std::size_t begin = 0; begin < sets.size(); begin += span) {
        found.comparisons += rising;
        for (std::size_t i = begin; i < begin + rising; ++i) {
          if ((sets[i + stride] & kDisposition) >= (sets[i] & kDisposition)) continue;
          if (found.falls.empty())
            found.falls =
                InWords(head, i) + ": raising " + model_.inputs()[input].name + " lowers it";
        }
      }
    }
  }

  void CompareBlocks(const std::vector<std::uint8_t>& head, std::size_t input,
                     const std::vector<std::uint8_t>& milder,
                     const std::vector<std::uint8_t>& graver, Enumeration& found) const {
    found.comparisons += milder.size();
    for (std::size_t i = 0; i < milder.size(); ++i) {
      if ((graver[i] & kDisposition) >= (milder[i] & kDisposition) || !found.falls.empty())
        continue;
      found.falls = InWords(head, i) + ": raising " + model_.inputs()[input].name + " lowers it";
    }
  }

  std::string InWords(const std::vector<std::uint8_t>& head, std::size_t number) const {
    std::vector<std::uint8_t> all = head;
    all.resize(model_.size());
    for (std::size_t i = model_.size(); i-- > first_; number /= Radix(i))
      all[i] = model_.inputs()[i].answers[number % Radix(i)];
    std::string out;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i] == 0) continue;
      out +=
          (out.empty() ? "" : ", ") + model_.inputs()[i].name + (all[i] == 1 ? " unsure" : " yes");
    }
    return out.empty() ? "everything no" : out + ", everything else no";
  }

  void Merge(const Enumeration& found) {
    const std::scoped_lock lock(mutex_);
    out_.sets += found.sets;
    out_.comparisons += found.comparisons;
    out_.proceed += found.proceed;
    if (out_.falls.empty()) out_.falls = found.falls;
    if (out_.exercise.empty()) out_.exercise = found.exercise;
    if (out_.passes.empty()) out_.passes = found.passes;
  }

  const Model& model_;
  bool compare_;
  unsigned threads_;
  std::size_t first_ = 0;    ///< inputs before it are the head of a block
  std::uint64_t heads_ = 1;  ///< how many heads there are
  std::mutex mutex_;
  Enumeration out_;
};

}  // namespace

Enumeration Enumerate(const rules::Protocol& protocol, std::uint64_t least, bool compare,
                      unsigned threads) {
  const Model model(protocol, least);
  return Run(model, compare, threads).All();
}

}  // namespace psoas::proof
