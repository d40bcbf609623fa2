// Bytes that the build puts into the program. The definitions are written by tools/embed; link
// psoas_embedded_protocol or psoas_embedded_web (cmake/protocol.cmake).
#pragma once

#include <span>
#include <string_view>

namespace psoas {

struct EmbeddedFile {
  std::string_view name;  ///< relative path with '/': "assets/index.js"
  std::string_view bytes;
};

/// The canonical JSON of protocol/, as api::Api::Create takes it.
std::string_view EmbeddedProtocol();

/// The hip-spine model, body/hip_spine.json.
std::string_view EmbeddedBody();

/// What the two texts claim about lengths, body/claims.json. Native only.
std::string_view EmbeddedBodyClaims();

/// Where each part of protocol/ stands: JSON path -> "FILE, line N". Native only.
std::string_view EmbeddedPlaces();

/// The pages' own sentences: locales/en.json. Native only.
std::string_view EmbeddedPageText();

/// The built web app, by name in rising order. Only with PSOAS_EMBED_WEB.
std::span<const EmbeddedFile> EmbeddedWeb();

}  // namespace psoas
