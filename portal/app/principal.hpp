#pragma once

#include "catalog/people/principal.hpp"
#include "portal/http/message.hpp"

namespace portal::app {

namespace people = catalog::people;

/// Who asks, as the dispatcher found out before it called the handler; nobody in particular for a
/// request that came another way. Lives as long as the request.
const people::Principal& principal_of(const http::Request& request);

/// Says who asks; for the dispatcher, and for tests of handlers.
void set_principal(http::Request& request, people::Principal principal);

}  // namespace portal::app
