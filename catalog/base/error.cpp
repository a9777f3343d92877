#include "catalog/base/error.hpp"

#include <utility>

namespace base {

Error::Error(ErrorCode code, std::string key, std::map<std::string, std::string> arguments)
    : std::runtime_error(say({key, arguments}, "en")),
      code_(code),
      message_{std::move(key), std::move(arguments)} {}

}  // namespace base
