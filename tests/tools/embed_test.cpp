#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "embedded/embedded.h"

namespace psoas {
namespace {

TEST(Embed, KeepsEveryByteOfEveryFile) {
  for (const EmbeddedFile& file : EmbeddedWeb()) {
    std::ifstream in(std::filesystem::path(PSOAS_SAMPLE_DIR) / file.name, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    EXPECT_EQ(file.bytes, bytes.str()) << file.name;
  }
}

TEST(Embed, NamesFilesByTheirPathInRisingOrder) {
  std::vector<std::string_view> names;
  for (const EmbeddedFile& file : EmbeddedWeb()) names.push_back(file.name);
  EXPECT_EQ(names, (std::vector<std::string_view>{"assets/empty.txt", "assets/every-byte.bin",
                                                  "index.txt"}));
}

}  // namespace
}  // namespace psoas
