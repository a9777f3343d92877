// The only reader of JSON, on RapidJSON: iterative, because its default parser recurses once per
// bracket and dies of a hostile body; with the depth counted here, because writing recurses too.
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <array>
#include <string>
#include <unordered_map>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"

namespace base {
namespace {

constexpr std::size_t kManyMembers = 16;  // from here on, duplicates are found by a hash

class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder> {
 public:
  explicit Builder(const JsonLimits& limits) : limits_(limits) {}

  bool Null() { return add(Json()); }
  bool Bool(bool value) { return add(Json::boolean(value)); }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) {
    return add(Json::number(std::string(text, size)));
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    too_long_ = size > limits_.text_bytes;
    if (too_long_) return false;
    return add(Json(std::string(text, size)));
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    open_.back().name.assign(text, size);
    return true;
  }
  bool StartObject() { return open(Json::object()); }
  bool StartArray() { return open(Json::array()); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  bool too_deep() const { return too_deep_; }
  bool too_long() const { return too_long_; }
  bool too_many() const { return values_ > limits_.values; }
  Json take() { return std::move(root_); }

 private:
  struct Level {
    Json value;
    std::string name;
    std::unordered_map<std::string, std::size_t> places;
  };

  bool open(Json value) {
    if (open_.size() == limits_.depth) {
      too_deep_ = true;
      return false;
    }
    open_.push_back({std::move(value), {}, {}});
    return true;
  }

  bool close() {
    Json value = std::move(open_.back().value);
    open_.pop_back();
    return add(std::move(value));
  }

  bool add(Json value) {
    if (++values_ > limits_.values) return false;
    if (open_.empty()) {
      root_ = std::move(value);
      return true;
    }
    Level& level = open_.back();
    if (level.value.is_array())
      level.value.push(std::move(value));
    else
      add_member(level, std::move(value));
    return true;
  }

  static void add_member(Level& level, Json value) {
    auto& members = level.value.members();
    if (members.size() < kManyMembers) {
      level.value.set(level.name, std::move(value));
      return;
    }
    if (level.places.empty())
      for (std::size_t i = 0; i < members.size(); ++i) level.places[members[i].first] = i;
    const auto [place, added] = level.places.emplace(level.name, members.size());
    if (added)
      members.emplace_back(std::move(level.name), std::move(value));
    else
      members[place->second].second = std::move(value);
  }

  const JsonLimits& limits_;
  std::size_t values_ = 0;
  bool too_deep_ = false;
  bool too_long_ = false;
  std::vector<Level> open_;
  Json root_;
};

[[noreturn]] void refuse(std::string_view text, std::size_t offset, const char* why) {
  std::size_t line = 1;
  std::size_t column = 1;
  for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
    ++column;
    if (text[i] == '\n') ++line, column = 1;
  }
  std::string reason = why;
  while (reason.ends_with('.')) reason.pop_back();  // the sentence has its own
  throw Error(
      ErrorCode::kMalformed, "json_malformed",
      {{"line", std::to_string(line)}, {"column", std::to_string(column)}, {"why", reason}});
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void check_end(std::string_view text, std::size_t end) {
  for (std::size_t i = end; i < text.size(); ++i)
    if (!is_space(text[i])) refuse(text, i, "there is more after the end of the document");
}

// RapidJSON 1.1 takes half a byte order mark for white space.
std::string_view without_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) return text.substr(3);
  if (text.starts_with('\xEF') || text.starts_with('\xFE') || text.starts_with('\xFF'))
    refuse(text, 0, "it does not begin as UTF-8 text");
  return text;
}

void append_escape(std::string& out, unsigned char c) {
  static const char* digits = "0123456789abcdef";
  out += "\\u00";
  out += digits[c >> 4];
  out += digits[c & 15];
}

bool is_plain(unsigned char c) {
  return c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != 0xE2;
}

void append_special(std::string& out, std::string_view text, std::size_t& i) {
  const char c = text[i];
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto next = text.substr(i, 3);
  if (next == "\xE2\x80\xA8" || next == "\xE2\x80\xA9") {
    out += next.back() == '\xA8' ? "\\u2028" : "\\u2029";
    i += 2;
  } else if (c == '\xE2') {
    out += c;
  } else {
    append_escape(out, static_cast<unsigned char>(c));
  }
}

void append_pretty(std::string& out, const Json& value, std::size_t indent) {
  const std::string margin(indent + 2, ' ');
  const char* between = "\n";
  if (value.is_array() && !value.items().empty()) {
    out += '[';
    for (const auto& item : value.items()) {
      out += between + margin;
      append_pretty(out, item, indent + 2);
      between = ",\n";
    }
    out += "\n" + std::string(indent, ' ') + "]";
  } else if (value.is_object() && !value.members().empty()) {
    out += '{';
    for (const auto& [name, member] : value.members()) {
      out += between + margin;
      append_json_string(out, name);
      out += ": ";
      append_pretty(out, member, indent + 2);
      between = ",\n";
    }
    out += "\n" + std::string(indent, ' ') + "}";
  } else {
    append_json(out, value);
  }
}

}  // namespace

Json parse_json(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes)
    throw Error(ErrorCode::kTooLarge, "json_too_large", {{"limit", std::to_string(limits.bytes)}});
  text = without_mark(text);
  constexpr unsigned flags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
      rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseStopWhenDoneFlag;
  rapidjson::MemoryStream bytes(text.data(), text.size());
  rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
  rapidjson::Reader reader;
  Builder builder(limits);
  const auto result = reader.Parse<flags>(stream, builder);
  if (builder.too_deep())
    throw Error(ErrorCode::kTooLarge, "json_too_deep", {{"limit", std::to_string(limits.depth)}});
  if (builder.too_long())
    throw Error(ErrorCode::kTooLarge, "json_text_too_long",
                {{"limit", std::to_string(limits.text_bytes >> 20)}});
  if (builder.too_many())
    throw Error(ErrorCode::kTooLarge, "json_too_many_values",
                {{"limit", std::to_string(limits.values)}});
  if (result.IsError()) refuse(text, result.Offset(), rapidjson::GetParseError_En(result.Code()));
  check_end(text, stream.Tell());
  return builder.take();
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_plain(static_cast<unsigned char>(text[i]))) continue;
    out.append(text, start, i - start);
    append_special(out, text, i);
    start = i + 1;
  }
  out.append(text.substr(std::min(start, text.size())));
  out += '"';
}

void append_json(std::string& out, const Json& value) {
  const char* between = "";
  if (value.is_string()) {
    append_json_string(out, value.as_string());
  } else if (value.is_number()) {
    out += value.digits();
  } else if (value.is_bool()) {
    out += value.as_bool() ? "true" : "false";
  } else if (value.is_array()) {
    out += '[';
    for (const auto& item : value.items()) {
      out += between;
      append_json(out, item);
      between = ",";
    }
    out += ']';
  } else if (value.is_object()) {
    out += '{';
    for (const auto& [name, member] : value.members()) {
      out += between;
      append_json_string(out, name);
      out += ':';
      append_json(out, member);
      between = ",";
    }
    out += '}';
  } else {
    out += "null";
  }
}

std::string write_json(const Json& value) {
  std::string out;
  append_json(out, value);
  return out;
}

std::string write_json_pretty(const Json& value) {
  std::string out;
  append_pretty(out, value, 0);
  return out + "\n";
}

}  // namespace base
