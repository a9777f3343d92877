#pragma once

#include "portal/http/message.hpp"

namespace portal::http {

/// The server's own short answer to a request it refuses, one sentence of plain text in the
/// reader's language. `request` is null when not even the head could be read.
Response plain_error(int status, const Request* request);

}  // namespace portal::http
