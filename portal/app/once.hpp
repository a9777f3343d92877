#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "catalog/store/writer.hpp"
#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::app {

/// How long an answer is given again.
inline constexpr std::chrono::hours kAnswerKept{24};

/// A request that is to be done once, however often it is sent: it names itself by Idempotency-Key,
/// 1 to 255 visible characters of ASCII, which the account chooses. Without that field it does
/// nothing.
///
///   const Once once(request, app);
///   if (once.replay()) return *once.replay();
///   … in the transaction that does it: once.keep(transaction, response);
///
/// The answer is kept in the same transaction as the change, so that a crash between them leaves
/// neither. What was refused is not kept: it may be sent again.
/// Source: draft-ietf-httpapi-idempotency-key-header.
class Once {
 public:
  /// `content`: digest of a body that is not in the request, of an upload.
  /// Errors: kMalformed "once_key_bad"; kInvalidData "once_key_of_another" when the key was used
  /// for another request; kConflict "once_at_work" while the same is being answered.
  Once(const http::Request& request, App& app, const std::string& content = "");

  /// The answer that was given before, with "Idempotency-Replayed: true".
  const std::optional<http::Response>& replay() const { return replay_; }
  void keep(catalog::store::WriteTransaction& transaction, const http::Response& response) const;

 private:
  std::string account_;
  std::string key_;  // empty: the request names itself by none
  std::string digest_;
  std::optional<AtWork> at_work_;
  std::optional<http::Response> replay_;
};

}  // namespace portal::app
