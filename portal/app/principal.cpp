#include "portal/app/principal.hpp"

#include <memory>
#include <utility>

namespace portal::app {

const people::Principal& principal_of(const http::Request& request) {
  static const people::Principal kNobody;
  if (!request.asker) return kNobody;
  return *static_cast<const people::Principal*>(request.asker.get());
}

void set_principal(http::Request& request, people::Principal principal) {
  request.asker = std::make_shared<const people::Principal>(std::move(principal));
}

}  // namespace portal::app
