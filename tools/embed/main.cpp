// psoas-embed file FUNCTION INPUT OUT.cpp       std::string_view psoas::FUNCTION()
// psoas-embed tree FUNCTION DIR OUT.cpp         std::span<const EmbeddedFile> psoas::FUNCTION()
//
// Writes the bytes as string literals, which compile fast on both compilers and need nothing from
// the platform. The functions are declared in apps/embedded/embedded.h.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// A line a string literal; octal escapes of three digits never swallow the next character.
void WriteLiteral(std::ostream& out, const std::string& bytes) {
  constexpr std::size_t kLine = 2048;
  if (bytes.empty()) out << "\"\"";
  for (std::size_t begin = 0; begin < bytes.size(); begin += kLine) {
    out << "\n\"";
    for (const char c : bytes.substr(begin, kLine)) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\' && c != '?') {
        out << c;
      } else {
        out << '\\' << (byte >> 6) << (byte >> 3 & 7) << (byte & 7);
      }
    }
    out << '"';
  }
}

bool ReadFile(const fs::path& path, std::string& bytes) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  bytes = text.str();
  if (!in && !bytes.empty()) std::cerr << path.string() << ": cannot be read.\n";
  return fs::is_regular_file(path);
}

std::vector<fs::path> FilesOf(const fs::path& dir) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool WriteFileSource(std::ostream& out, const std::string& function, const fs::path& input) {
  std::string bytes;
  if (!ReadFile(input, bytes)) return false;
  out << "constexpr char kBytes[] =";
  WriteLiteral(out, bytes);
  out << ";\n}  // namespace\n\nstd::string_view " << function << "() { return {kBytes, "
      << bytes.size() << "}; }\n";
  return true;
}

bool WriteTreeSource(std::ostream& out, const std::string& function, const fs::path& dir) {
  if (!fs::is_directory(dir)) return false;
  std::string bytes;
  std::ostringstream list;
  const std::vector<fs::path> files = FilesOf(dir);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!ReadFile(files[i], bytes)) return false;
    out << "constexpr char kBytes" << i << "[] =";
    WriteLiteral(out, bytes);
    out << ";\n";
    list << "    EmbeddedFile{";
    WriteLiteral(list, files[i].lexically_relative(dir).generic_string());
    list << ", {kBytes" << i << ", " << bytes.size() << "}},\n";
  }
  out << "constexpr std::array<EmbeddedFile, " << files.size() << "> kFiles{\n"
      << list.str() << "};\n}  // namespace\n\nstd::span<const EmbeddedFile> " << function
      << "() { return kFiles; }\n";
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  if (argc != 5 || (what != "file" && what != "tree")) {
    std::cerr << "usage: psoas-embed file|tree FUNCTION INPUT OUT.cpp\n";
    return 2;
  }
  std::ostringstream source;
  source << "// Written by tools/embed.\n#include \"embedded/embedded.h\"\n\n#include <array>\n\n"
            "namespace psoas {\nnamespace {\n";
  const bool read = what == "file" ? WriteFileSource(source, argv[2], argv[3])
                                   : WriteTreeSource(source, argv[2], argv[3]);
  if (!read) {
    std::cerr << argv[3] << ": there is nothing here to embed.\n";
    return 1;
  }
  source << "\n}  // namespace psoas\n";
  std::ofstream out(argv[4], std::ios::binary);
  out << source.str();
  out.close();
  return out ? 0 : 2;
}
