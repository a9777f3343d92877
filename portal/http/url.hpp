#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace portal::http {

using QueryPairs = std::vector<std::pair<std::string, std::string>>;

/// The decoded segments of a path, without empty ones at its ends: "/a//b%20c/" gives
/// {"a", "", "b c"}. A segment may hold "/" or "..": never a file name without a check.
std::vector<std::string> split_path(std::string_view path);

/// The pairs of a query or of a form body, in order, decoded ("+" is a space).
/// Limits: pairs past the 1,000th are not read. Source: WHATWG URL, urlencoded parsing.
QueryPairs parse_query(std::string_view raw);

/// The name, as far as it can be read, of the first parameter of a query that cannot be: with a "%"
/// that begins no escape, or not of UTF-8. Nothing when all can.
std::optional<std::string> find_unreadable_parameter(std::string_view raw);

/// A target as sent with the letters of its query escaped, where there are any: browsers and curl
/// send them as they are.
std::string escape_letters(std::string_view target);

/// "a=1&b=x%20y", without "?".
std::string build_query(const QueryPairs& pairs);

/// `path` with the pairs as its query; `path` alone when there are none.
std::string with_query(std::string_view path, const QueryPairs& pairs);

/// Whether a path as sent can be read: it starts with "/", each "%" begins an escape, and it
/// decodes to UTF-8 without control characters.
bool is_readable_path(std::string_view path);

}  // namespace portal::http
