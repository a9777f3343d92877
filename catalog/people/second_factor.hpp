#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/store/reader.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::people {

/// What an account proves itself by besides its password, as it is kept.

/// With which an account proves itself besides the password: codes of an authenticator app.
struct SecondFactor {
  std::string secret;     // of totp.hpp; readable, since codes are made from it
  std::int64_t step = 0;  // of the last code that was taken
};

std::optional<SecondFactor> find_second_factor(const store::Reader& reader,
                                               std::string_view account);
void set_second_factor(store::WriteTransaction& change, std::string_view account,
                       const SecondFactor& factor);
void drop_second_factor(store::WriteTransaction& change, std::string_view account);

/// Takes the code of a step, once; false when that step or a later one was taken already.
bool take_step(store::WriteTransaction& change, std::string_view account, std::int64_t step);

}  // namespace catalog::people
