#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/base/clock.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::people {

inline constexpr std::chrono::hours kLinkLife{24};

/// What a link that is good once is for.
enum class Purpose {
  kPassword,   // its account chooses a (new) password: after `user add`, or when it was forgotten
  kFirst,      // whoever opens it becomes the first administrator
  kInvitation  // whoever opens it joins an agency, with an account or a new one
};

struct Link {
  Purpose purpose = Purpose::kPassword;
  std::string account = {};  // of kPassword
  std::string agency = {};   // of kInvitation, with the role there
  std::string role = {};
  base::Time expires_at{};  // set by add_link()
};

/// Makes a link good for kLinkLife; answers its secret, 64 hexadecimal digits. A later link for a
/// password takes the place of an earlier one of the same account, and so do first ones.
std::string add_link(store::WriteTransaction& change, const Link& link);

/// By its secret; nothing when it was used or has expired.
std::optional<Link> find_link(const store::Reader& reader, std::string_view secret);

/// Uses it up. False: somebody was quicker.
bool use_link(store::WriteTransaction& change, std::string_view secret);

}  // namespace catalog::people
