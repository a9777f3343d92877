#pragma once

#include <map>
#include <stdexcept>
#include <string>

#include "catalog/base/message.hpp"

namespace base {

/// Why an operation ended. One code, one HTTP status and one exit code (portal/app, portal/cli).
enum class ErrorCode {
  kMalformed,             // 400: cannot be read at all
  kUnauthenticated,       // 401
  kForbidden,             // 403
  kNotFound,              // 404
  kConflict,              // 409
  kGone,                  // 410
  kStale,                 // 412
  kTooLarge,              // 413: over a stated limit
  kUnsupportedType,       // 415
  kInvalidData,           // 422
  kPreconditionRequired,  // 428
  kRateLimited,           // 429
  kInternal,              // 500
  kUnavailable,           // 503
  kStorageFull,           // 507
};

/// The one exception of the house: ends the operation and says why in a sentence a person can act
/// on. what() is the English sentence; message() can be told in any language. A sentence never
/// holds SQL, a stack, a secret or a path that the person did not give.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, std::string key, std::map<std::string, std::string> arguments = {});

  ErrorCode code() const { return code_; }
  const Message& message() const { return message_; }

 private:
  ErrorCode code_;
  Message message_;
};

}  // namespace base
