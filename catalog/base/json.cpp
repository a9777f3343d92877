#include "catalog/base/json.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <functional>

namespace base {
namespace {

const std::string kNoText;
const Json kNull;
const Json::Array kNoItems;
const Json::Object kNoMembers;

bool same_members(const Json::Object& left, const Json& right) {
  for (const auto& [name, value] : left) {
    const Json* other = right.find(name);
    if (!other || !(*other == value)) return false;
  }
  return true;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t more) {
  hash = (hash ^ more) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 32);
}

std::uint64_t mix_text(std::uint64_t hash, std::string_view text) {
  return mix(hash, std::hash<std::string_view>()(text));
}

// The kind first: "1" is not 1, and [] is not {}.
std::uint64_t mix_value(std::uint64_t hash, const Json& value) {
  if (value.is_string()) return mix_text(mix(hash, 1), value.as_string());
  if (value.is_number()) return mix_text(mix(hash, 2), value.digits());
  if (value.is_bool()) return mix(hash, value.as_bool() ? 3 : 4);
  if (value.is_array()) {
    hash = mix(mix(hash, 5), value.items().size());
    for (const auto& item : value.items()) hash = mix_value(hash, item);
    return hash;
  }
  if (!value.is_object()) return mix(hash, 6);
  hash = mix(mix(hash, 7), value.members().size());
  for (const auto& [name, member] : value.members()) hash = mix_value(mix_text(hash, name), member);
  return hash;
}

}  // namespace

std::size_t depth_of(const Json& value) {
  std::size_t deepest = 0;
  for (const auto& item : value.items()) deepest = std::max(deepest, depth_of(item));
  for (const auto& [name, member] : value.members()) deepest = std::max(deepest, depth_of(member));
  return value.is_array() || value.is_object() ? deepest + 1 : 0;
}

std::uint64_t hash_json(const Json& value) {
  return mix_value(0x243F6A8885A308D3u, value);
}

Json Json::boolean(bool value) {
  Json json;
  json.value_ = value;
  return json;
}

Json Json::integer(std::int64_t value) {
  return number(std::to_string(value));
}

Json Json::number(std::string digits) {
  Json json;
  json.value_ = Number{std::move(digits)};
  return json;
}

const std::string& Json::as_string() const {
  const auto* text = std::get_if<std::string>(&value_);
  return text ? *text : kNoText;
}

bool Json::as_bool() const {
  const auto* value = std::get_if<bool>(&value_);
  return value && *value;
}

std::optional<std::int64_t> Json::as_integer() const {
  const auto* number = std::get_if<Number>(&value_);
  if (!number) return std::nullopt;
  const char* end = number->digits.data() + number->digits.size();
  std::int64_t value = 0;
  const auto read = std::from_chars(number->digits.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

std::optional<double> Json::as_double() const {
  const auto* number = std::get_if<Number>(&value_);
  if (!number) return std::nullopt;
  const char* end = number->digits.data() + number->digits.size();
  double value = 0;
  const auto read = std::from_chars(number->digits.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

const std::string& Json::digits() const {
  const auto* number = std::get_if<Number>(&value_);
  return number ? number->digits : kNoText;
}

const Json::Array& Json::items() const {
  const auto* items = std::get_if<Array>(&value_);
  return items ? *items : kNoItems;
}

const Json::Object& Json::members() const {
  const auto* members = std::get_if<Object>(&value_);
  return members ? *members : kNoMembers;
}

Json::Array& Json::items() {
  if (!is_array()) value_ = Array{};
  return std::get<Array>(value_);
}

Json::Object& Json::members() {
  if (!is_object()) value_ = Object{};
  return std::get<Object>(value_);
}

const Json* Json::find(std::string_view name) const {
  const auto* members = std::get_if<Object>(&value_);
  if (!members) return nullptr;
  for (const auto& member : *members)
    if (member.first == name) return &member.second;
  return nullptr;
}

Json* Json::find(std::string_view name) {
  return const_cast<Json*>(std::as_const(*this).find(name));
}

const Json& Json::operator[](std::string_view name) const {
  const Json* found = find(name);
  return found ? *found : kNull;
}

Json& Json::set(std::string_view name, Json value) {
  if (Json* found = find(name)) return *found = std::move(value);
  return members().emplace_back(std::string(name), std::move(value)).second;
}

void Json::erase(std::string_view name) {
  auto* members = std::get_if<Object>(&value_);
  if (members) std::erase_if(*members, [&](const Member& member) { return member.first == name; });
}

bool Json::operator==(const Json& other) const {
  if (value_.index() != other.value_.index()) return false;
  if (!is_object()) return value_ == other.value_;
  return members().size() == other.members().size() && same_members(members(), other);
}

}  // namespace base
