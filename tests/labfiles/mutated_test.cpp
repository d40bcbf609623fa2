// Damaged files of every format: each is refused or read, and nothing breaks.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "fuzz/importers.h"

namespace psoas::fuzz {

void PrintTo(const Importer& importer, std::ostream* out) { *out << importer.format; }

namespace {

constexpr int kMutants = 200;

std::vector<std::string> Corpus(const std::string& format) {
  std::vector<std::filesystem::path> paths;
  const std::string folder = std::string(PSOAS_FUZZ_CORPUS) + "/" + format;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> files;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return files;
}

/// xorshift64: the same mutants in every run.
class Dice {
 public:
  std::size_t Below(std::size_t bound) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return bound == 0 ? 0 : static_cast<std::size_t>(state_ % bound);
  }

 private:
  std::uint64_t state_ = 20260302;
};

/// Where a run of digits begins at or after `from`; the end of the file when none does.
std::size_t FindNumber(const std::string& file, std::size_t from) {
  return std::min(file.find_first_of("0123456789", from), file.size());
}

void ReplaceNumber(std::string& file, Dice& dice) {
  static const std::string kFigures[] = {"nan",           "inf", "-1",  "0",      "1e999",
                                         "1e300",         "",    "2e9", "1e-320", "4294967296",
                                         "99999999999999"};
  const std::size_t at = FindNumber(file, dice.Below(file.size()));
  const std::size_t end = std::min(file.find_first_not_of("0123456789.e+-", at), file.size());
  file.replace(at, end - at, kFigures[dice.Below(std::size(kFigures))]);
}

void Damage(std::string& file, Dice& dice) {
  const std::size_t at = dice.Below(file.size());
  const std::size_t length = std::min(1 + dice.Below(64), file.size() - at);
  switch (dice.Below(6)) {
    case 0:
      if (!file.empty()) file[at] = static_cast<char>(file[at] ^ (1 << dice.Below(8)));
      return;
    case 1:
      file.erase(at, length);
      return;
    case 2:
      file.insert(at, file.substr(at, length));
      return;
    case 3:
      file.resize(at);
      return;
    case 4:
      file.replace(at, length, length, '\xff');
      return;
    default:
      ReplaceNumber(file, dice);
  }
}

class DamagedFiles : public ::testing::TestWithParam<Importer> {};

TEST_P(DamagedFiles, BeforeTheDamageTheyAreRead) {
  for (const std::string& file : Corpus(GetParam().format)) {
    const Outcome outcome = GetParam().read(file);
    EXPECT_TRUE(outcome.is_read) << file.substr(0, 80);
    EXPECT_EQ(outcome.fault, "");
  }
}

TEST_P(DamagedFiles, MutantsAreRefusedOrRead) {
  const auto corpus = Corpus(GetParam().format);
  Dice dice;
  for (int mutant = 0; mutant < kMutants; ++mutant) {
    std::string file = corpus[static_cast<std::size_t>(mutant) % corpus.size()];
    for (std::size_t damages = 1 + dice.Below(3); damages > 0; --damages) Damage(file, dice);
    EXPECT_EQ(GetParam().read(file).fault, "") << "mutant " << mutant;
  }
}

TEST_P(DamagedFiles, CutAtAnyByteTheyAreRefusedOrRead) {
  const std::string file = Corpus(GetParam().format).front();
  for (std::size_t length = 0; length < file.size(); ++length) {
    EXPECT_EQ(GetParam().read(file.substr(0, length)).fault, "") << length << " bytes";
  }
}

TEST_P(DamagedFiles, NumbersOfTwoBillionAreRefusedOrRead) {
  for (const std::string& file : Corpus(GetParam().format)) {
    for (std::size_t at = FindNumber(file, 0); at < file.size();) {
      const std::size_t end = std::min(file.find_first_not_of("0123456789.", at), file.size());
      std::string huge = file;
      huge.replace(at, end - at, "2147483648");
      EXPECT_EQ(GetParam().read(huge).fault, "") << "at byte " << at;
      at = FindNumber(file, end);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, DamagedFiles,
                         ::testing::ValuesIn(Importers().begin(), Importers().end()),
                         [](const auto& format) { return std::string(format.param.format); });

}  // namespace
}  // namespace psoas::fuzz
