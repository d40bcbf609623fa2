// skin-grow MODEL.json TABLE.json OUT.bin
#include <fstream>
#include <iostream>
#include <sstream>

#include "body/library.h"
#include "grow.h"

namespace {

std::string ReadFile(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) std::cerr << path << ": cannot be read. Check the name.\n";
  return text.str();
}

int Fail(const char* path, const psoas::Error& error) {
  std::cerr << path << ": " << error.Sentence() << "\n";
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: skin-grow MODEL.json TABLE.json OUT.bin\n";
    return 2;
  }
  const auto model = psoas::body::ReadModel(ReadFile(argv[1]));
  if (!model.ok()) return Fail(argv[1], model.error());
  const auto plan = psoas::body::Plan::Compile(*model);
  if (!plan.ok()) return Fail(argv[1], plan.error());
  const auto recipe = psoas::skin::ReadRecipe(ReadFile(argv[2]));
  if (!recipe.ok()) return Fail(argv[2], recipe.error());
  const auto skin = psoas::skin::Grow(*plan, *recipe);
  if (!skin.ok()) return Fail(argv[2], skin.error());

  std::ofstream out(argv[3], std::ios::binary);
  out << psoas::skin::WriteSkin(*skin, *recipe);
  out.close();
  if (!out) {
    std::cerr << argv[3] << ": cannot be written. Check the folder and the free space.\n";
    return 2;
  }
  return 0;
}
