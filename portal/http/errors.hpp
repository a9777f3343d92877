#pragma once

#include "catalog/base/message.hpp"
#include "portal/http/message.hpp"

namespace portal::http {

/// Why the server itself refuses a request with that status: a sentence that a person can act on.
base::Message refusal_message(int status);

/// The server's own short answer to a request it refuses, one sentence of plain text in the
/// reader's language. `request` is null when not even the head could be read.
Response plain_error(int status, const Request* request);

}  // namespace portal::http
