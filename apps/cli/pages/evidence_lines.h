// Claims with their grade and their sources, spelt out.
#pragma once

#include <vector>

#include "../terminal/page.h"
#include "api/messages.h"

namespace psoas::cli {

/// kShort: what to do and the main reason. kWhy: every reason, with its evidence and sources.
enum class Depth { kShort, kWhy };

/// "high: several trials agree" and the like, so that a grade says something by itself.
std::string GradeInWords(rules::Grade grade);

/// With kShort only the first claim, without its sources.
void WriteEvidence(Page& page, const std::vector<guide::ItemEvidence>& evidence, Depth depth,
                   std::size_t indent);

/// The same from the catalogue, each source with how it was read.
void WriteEvidence(Page& page, const std::vector<rules::Evidence>& evidence,
                   const api::Catalogue& catalogue, std::size_t indent);

}  // namespace psoas::cli
