#include "protocol_view.h"

#include <nlohmann/json.hpp>

#include "../journal/file_io.h"
#include "embedded/embedded.h"
#include "protocol_compiler/compiler.h"
#include "protocol_compiler/entry_places.h"

namespace psoas::cli {
namespace {

constexpr std::int64_t kMostBytes = 64 << 20;

Result<ProtocolView> Load(std::string called, std::string_view json) {
  auto loaded = rules::LoadProtocol(json);
  if (!loaded.ok()) return loaded.error();
  return ProtocolView{std::move(called), std::move(loaded).value(), {}, {}};
}

Result<ProtocolView> OpenEmbedded() {
  auto view = Load("the protocol inside this program", EmbeddedProtocol());
  if (!view.ok()) return view.error();
  const auto places = ParseJson(EmbeddedPlaces(), "places");
  if (!places.ok()) return places.error();
  for (const auto& [path, place] : places->items()) {
    view.value().places[path] = place.get<std::string>();
  }
  return view;
}

Result<ProtocolView> OpenFolder(const std::string& folder) {
  compiler::CompiledProtocol compiled;
  const auto faults = compiler::CompileProtocol(folder, compiled);
  if (!faults.empty()) {
    Error first = faults.front();
    first.mend += " psoas protocol lint " + folder + " names every fault.";
    return first;
  }
  auto view = Load(folder, compiled.json);
  if (!view.ok()) return view.error();
  view.value().places = compiler::EntryPlaces(folder);
  auto cases = proof::ReadWorkedCases(compiled.vignettes);
  if (!cases.ok()) return cases.error();
  view.value().cases = std::move(cases).value();
  return view;
}

}  // namespace

Result<ProtocolView> OpenProtocol(const std::string& path) {
  if (path.empty()) return OpenEmbedded();
  if (!path.ends_with(".json")) return OpenFolder(path);
  const auto text = ReadWholeFile(path, kMostBytes);
  if (!text.ok()) return text.error();
  return Load(path, *text);
}

std::string PlaceOf(const ProtocolView& view, const std::string& path) {
  const auto found = view.places.find(path);
  return found == view.places.end() ? path : "protocol/" + found->second;
}

Json IdentityJson(const ProtocolView& view) { return psoas::Write(proof::RefOf(view.loaded)); }

std::string IdentityLine(const rules::LoadedProtocol& loaded) {
  const rules::Identity& identity = loaded.protocol.identity;
  return identity.id + " " + identity.version + " (" + identity.status + "), sha256 " + loaded.hash;
}

}  // namespace psoas::cli
