#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace base {

/// A JSON value. Objects keep the order in which members were set; numbers keep the digits they
/// were written with, so that nothing is lost between reading and writing.
/// Source: RFC 8259. Duplicate names in an object: the last one wins.
class Json {
 public:
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;

  Json() = default;  // null
  Json(std::string text) : value_(std::move(text)) {}
  Json(std::string_view text) : value_(std::string(text)) {}
  Json(const char* text) : value_(std::string(text)) {}
  Json(Array items) : value_(std::move(items)) {}
  Json(Object members) : value_(std::move(members)) {}
  static Json boolean(bool value);
  static Json integer(std::int64_t value);
  static Json number(std::string digits);  // as written: "1.50", "12345678901234567890"
  static Json array() { return Json(Array{}); }
  static Json object() { return Json(Object{}); }

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  bool is_bool() const { return std::holds_alternative<bool>(value_); }
  bool is_number() const { return std::holds_alternative<Number>(value_); }
  bool is_string() const { return std::holds_alternative<std::string>(value_); }
  bool is_array() const { return std::holds_alternative<Array>(value_); }
  bool is_object() const { return std::holds_alternative<Object>(value_); }

  /// The value as that kind; a value of another kind answers "", false, nothing or empty.
  const std::string& as_string() const;
  bool as_bool() const;
  std::optional<std::int64_t> as_integer() const;
  std::optional<double> as_double() const;
  const std::string& digits() const;  // of a number, as written
  const Array& items() const;
  const Object& members() const;

  /// For building: turns any other kind into an empty array or object first.
  Array& items();
  Object& members();
  void push(Json item) { items().push_back(std::move(item)); }

  /// A member by name, or null (a shared null value) when absent; never throws.
  const Json& operator[](std::string_view name) const;
  const Json* find(std::string_view name) const;
  Json* find(std::string_view name);
  /// Sets a member, replacing the former value in its place, else appending.
  Json& set(std::string_view name, Json value);
  void erase(std::string_view name);

  /// Same kind and content; the order of members does not matter, that of items does.
  bool operator==(const Json& other) const;

 private:
  struct Number {
    std::string digits;
    bool operator==(const Number&) const = default;
  };
  std::variant<std::monostate, bool, Number, std::string, Array, Object> value_;
};

/// Limits of what is read. Deeper or longer documents are refused, never cut.
struct JsonLimits {
  std::size_t depth = 64;
  std::size_t bytes = 256u << 20;
  std::size_t text_bytes = 32u << 20;  // of one text
  std::size_t values = 2'000'000;      // each costs 40 bytes and more, whatever its text
};

/// Reads one JSON document; a UTF-8 byte order mark before it is skipped.
/// Errors: kMalformed "json_malformed" with line and column; kTooLarge over a limit.
Json parse_json(std::string_view text, const JsonLimits& limits = {});

/// Writes without spaces. Text is escaped so that it may stand inside HTML's <script>
/// ("<" as \u003c, U+2028 and U+2029 escaped).
std::string write_json(const Json& value);
void append_json(std::string& out, const Json& value);
void append_json_string(std::string& out, std::string_view text);

/// How deep it is nested: 0 for a text or a number, 1 for [] and {}, 2 for [[]].
std::size_t depth_of(const Json& value);

/// A number that equal values share, members in the same order; others hardly ever do. It is not
/// for those who choose what is hashed: they can make two values share it.
std::uint64_t hash_json(const Json& value);

/// Writes with two spaces of indent, for people.
std::string write_json_pretty(const Json& value);

}  // namespace base
