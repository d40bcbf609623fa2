// The profile as the protocol asks for it: reading one field from what was typed.
#pragma once

#include <string>
#include <vector>

#include "api/messages.h"
#include "base/json.h"
#include "base/result.h"

namespace psoas::cli {

/// The protocol's fields, and those of profile.set that nobody is asked for.
std::vector<rules::ProfileField> AllFields(const rules::ProfileForm& form);

/// The value for profile.set. Lists are separated by commas, own words by semicolons; "none" is an
/// empty list. The error says which words or figures fit.
Result<Json> ReadField(const rules::ProfileField& field, const std::string& typed);

/// "sitting_h_per_day, stress, ...".
std::string NamesOf(const std::vector<rules::ProfileField>& fields);

}  // namespace psoas::cli
