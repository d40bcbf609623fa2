#include "rules/find_text.h"

#include <algorithm>
#include <cctype>

namespace psoas::rules {
namespace {

constexpr std::size_t kFewestLetters = 6;    // fewer would match by chance
constexpr std::size_t kLongestFilling = 80;  // of one place

/// Signs that are typed in more than one way, as one.
std::string Plain(std::string_view text) {
  static constexpr std::pair<std::string_view, std::string_view> kSame[] = {
      {"\u201c", "\""}, {"\u201d", "\""}, {"\u2018", "'"}, {"\u2019", "'"},
      {"\u2212", "-"},  {"\u2013", "-"},  {"\u00a0", " "}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto same = std::find_if(std::begin(kSame), std::end(kSame), [&](const auto& pair) {
      return text.substr(i).starts_with(pair.first);
    });
    const bool is_known = same != std::end(kSame);
    const std::string_view sign = is_known ? same->second : text.substr(i, 1);
    const bool is_space = sign == " " || sign == "\n" || sign == "\t";
    if (is_space && !out.empty() && out.back() != ' ') out += ' ';
    if (!is_space) {
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(sign.front())));
    }
    i += is_known ? same->first.size() : 1;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

/// The literal pieces between the {places} of a text; n places give n + 1 pieces.
std::vector<std::string> PiecesOf(const std::string& text) {
  std::vector<std::string> pieces(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t end = text[i] == '{' ? text.find('}', i) : std::string::npos;
    if (end == std::string::npos) {
      pieces.back() += text[i];
    } else {
      pieces.emplace_back();
      i = end;
    }
  }
  return pieces;
}

/// Looks for a way to read `shown` along the pieces, places filled with anything short.
class Reader {
 public:
  Reader(const std::vector<std::string>& pieces, std::string_view shown)
      : pieces_(pieces), shown_(shown) {}

  bool whole() const { return whole_; }
  /// More of what was shown was met by the text than by its places.
  bool is_met() const { return 2 * filled_ <= shown_.size(); }
  std::size_t met() const { return shown_.size() - filled_; }

  /// `to_end`: the text may not end before what was shown does.
  bool ReadFrom(std::size_t at, std::size_t piece, std::size_t from, bool to_end) {
    whole_ = true;
    filled_ = 0;
    to_end_ = to_end;
    return Read(at, piece, from);
  }

 private:
  /// From letter `at` of what was shown and letter `from` of a piece. Where what was shown ends
  /// before the text does, `whole_` is false.
  bool Read(std::size_t at, std::size_t piece, std::size_t from) {
    const std::string_view rest = std::string_view(pieces_[piece]).substr(from);
    const std::string_view left = shown_.substr(at);
    if (left.size() < rest.size()) {
      if (!rest.starts_with(left)) return false;
      whole_ = false;
      return true;
    }
    if (!left.starts_with(rest)) return false;
    at += rest.size();
    const bool is_done = at == shown_.size();
    if (piece + 1 == pieces_.size()) return ReadEnd(at, rest.empty());
    if (is_done) whole_ = false;
    if (is_done) return true;
    for (std::size_t length = 1; length <= kLongestFilling && at + length <= shown_.size();
         ++length) {
      if (Read(at + length, piece + 1, 0)) {
        filled_ += length;
        return true;
      }
    }
    return false;
  }

  /// A place at the end of the text takes whatever is left.
  bool ReadEnd(std::size_t at, bool after_place) {
    const std::size_t left = shown_.size() - at;
    if (to_end_ && after_place && left <= kLongestFilling) filled_ += left;
    return !to_end_ || left == 0 || (after_place && left <= kLongestFilling);
  }

  const std::vector<std::string>& pieces_;
  std::string_view shown_;
  bool whole_ = true;
  bool to_end_ = true;
  std::size_t filled_ = 0;  // letters that places took
};

std::size_t LettersOf(const std::vector<std::string>& pieces) {
  std::size_t letters = 0;
  for (const std::string& piece : pieces) letters += piece.size();
  return letters;
}

}  // namespace

Resemblance Compare(std::string_view text, std::string_view shown_raw) {
  const std::vector<std::string> pieces = PiecesOf(Plain(text));
  const std::string shown = Plain(shown_raw);
  const std::size_t letters = LettersOf(pieces);
  if (letters < kFewestLetters || shown.empty()) return {};
  Reader reader(pieces, shown);
  if (reader.ReadFrom(0, 0, 0, true) && reader.whole()) {
    return {Likeness::kWhole, letters};
  }
  for (std::size_t piece = 0; piece < pieces.size() && shown.size() >= kFewestLetters; ++piece) {
    for (std::size_t from = 0; from < pieces[piece].size(); ++from) {
      // Too little of a piece before a place would let anything through.
      if (pieces[piece].size() - from < std::min(kFewestLetters, shown.size())) break;
      if (reader.ReadFrom(0, piece, from, true) && reader.is_met()) {
        return {Likeness::kPart, reader.met()};
      }
    }
  }
  for (std::size_t at = 0; letters > 2 * kFewestLetters && at < shown.size(); ++at) {
    if (reader.ReadFrom(at, 0, 0, false) && reader.whole()) return {Likeness::kWithin, letters};
  }
  return {};
}

std::vector<FoundText> FindText(const Index& index, std::string_view shown, std::size_t most) {
  std::vector<std::pair<Resemblance, const Leaf*>> found;
  for (const Leaf& leaf : index.leaves()) {
    const bool is_name = leaf.value.find(' ') == std::string::npos && leaf.value != shown;
    if (!leaf.is_text || is_name) continue;
    const Resemblance resemblance = Compare(leaf.value, shown);
    if (resemblance.likeness != Likeness::kNone) found.emplace_back(resemblance, &leaf);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    if (a.first.likeness != b.first.likeness) return a.first.likeness > b.first.likeness;
    return a.first.letters > b.first.letters;
  });
  // What is less like it than the likeliest would only distract.
  std::erase_if(found, [best = found.empty() ? Likeness::kNone : found.front().first.likeness](
                           const auto& each) { return each.first.likeness < best; });
  if (found.size() > most) found.resize(most);
  std::vector<FoundText> out;
  for (const auto& [resemblance, leaf] : found) {
    out.push_back({index.entries()[leaf->entry], leaf->field, leaf->value, resemblance.likeness});
  }
  return out;
}

}  // namespace psoas::rules
