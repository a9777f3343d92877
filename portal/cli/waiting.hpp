#pragma once

#include <functional>

namespace portal::cli {

/// Asks `is_done` again and again, for two seconds at most, until it says so: the time in which a
/// running server brings the index along. Answers whether it did.
bool wait_for_server(const std::function<bool()>& is_done);

}  // namespace portal::cli
