#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::people {

/// A session ends when nothing was asked in it for so long, and in any case after a working day.
inline constexpr std::chrono::hours kIdleLimit{2};
inline constexpr std::chrono::hours kTotalLimit{12};

/// Somebody signed in, in one browser. The secret lies in the browser's cookie; here is its hash.
struct Session {
  std::string hash = {};  // names the session without being good for anything
  std::string account = {};
  base::Time created_at{};
  base::Time seen_at{};
  std::string agent = {};  // what the browser calls itself, shortened

  bool is_over(base::Time now) const;
};

/// Begins a session; answers its secret: 64 hexadecimal digits.
std::string start_session(store::WriteTransaction& change, std::string_view account,
                          std::string_view agent);

/// By its secret. It may be over: seen_at is as it was last kept, which the Gate knows better.
std::optional<Session> find_session(const store::Reader& reader, std::string_view secret);
/// Those that are not over, the latest used first.
std::vector<Session> list_sessions(const store::Reader& reader, std::string_view account,
                                   base::Time now);

void end_session(store::WriteTransaction& change, std::string_view account, std::string_view hash);
void end_sessions(store::WriteTransaction& change, std::string_view account);
/// Forgets what is over.
void sweep_sessions(store::WriteTransaction& change, base::Time now);

}  // namespace catalog::people
