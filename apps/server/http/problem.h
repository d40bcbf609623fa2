// Errors as answers: problem JSON {code, place, message, mend}.
#pragma once

#include "base/result.h"
#include "http/message.h"

namespace psoas::server {

Response Problem(int status, const Error& error);

/// With the status that fits the kind of error.
Response Problem(const Error& error);

/// A value as application/json.
Response JsonAnswer(std::string body);

}  // namespace psoas::server
