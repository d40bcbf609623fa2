// What is claimed about muscles' lengths and what the body says, as a document. Written from the
// data: docs/body-claims.md is this text, and the test run checks that.
#pragma once

#include <string>

#include "body_claims.h"

namespace psoas::cli {

std::string BodyClaimsDocument(const rules::LoadedProtocol& loaded, const BodyClaims& claims);

}  // namespace psoas::cli
