#include "catalog/documents/values.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"

namespace catalog::documents {
namespace {

using base::Json;

bool is_digits(std::string_view text, std::size_t count) {
  return text.size() == count &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_zone(std::string_view text) {
  if (text.empty() || text == "Z") return true;
  return text.size() == 6 && (text[0] == '+' || text[0] == '-') &&
         is_digits(text.substr(1, 2), 2) && text[3] == ':' && is_digits(text.substr(4), 2) &&
         text.substr(4) <= "59" && text.substr(1) <= "14:00";
}

bool is_month(std::string_view text) {
  return is_digits(text, 2) && text >= "01" && text <= "12";
}

// hh:mm:ss with fraction and zone, as xsd:dateTime has it after the "T".
bool is_clock(std::string_view text) {
  if (text.size() < 8 || text[2] != ':' || text[5] != ':') return false;
  if (!is_digits(text.substr(0, 2), 2) || !is_digits(text.substr(3, 2), 2) ||
      !is_digits(text.substr(6, 2), 2))
    return false;
  if (text.substr(0, 8) > "24:00:00" || text.substr(3, 2) > "59" || text.substr(6, 2) > "59")
    return false;
  text.remove_prefix(8);
  if (text.starts_with('.')) {
    const auto end = text.find_first_not_of("0123456789", 1);
    if (end == 1 || text.size() == 1) return false;
    text = end == std::string_view::npos ? std::string_view() : text.substr(end);
  }
  return is_zone(text);
}

std::vector<std::string_view> split_at(std::string_view text, std::string_view any) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto start = text.find_first_not_of(any);
    if (start == std::string_view::npos) break;
    const auto end = text.find_first_of(any, start);
    parts.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end);
  }
  return parts;
}

bool is_number(std::string_view text) {
  return Json::number(std::string(text)).as_double().has_value();
}

Json box(std::string_view west, std::string_view south, std::string_view east,
         std::string_view north) {
  Json::Array sides;
  for (const auto side : {west, south, east, north})
    sides.push_back(Json::number(std::string(side)));
  return Json(std::move(sides));
}

// Digits that JSON allows: no leading "+", ".5" or "05".
bool is_json_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || text[0] < '0' || text[0] > '9' || text.back() == '.') return false;
  return !(text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9');
}

std::optional<Json> rectangle(const std::vector<std::string_view>& numbers) {
  if (numbers.size() != 10 || numbers[0] != numbers[8] || numbers[1] != numbers[9])
    return std::nullopt;
  std::set<std::string_view> xs;
  std::set<std::string_view> ys;
  for (std::size_t i = 0; i < 8; i += 2) xs.insert(numbers[i]), ys.insert(numbers[i + 1]);
  if (xs.size() != 2 || ys.size() != 2) return std::nullopt;
  for (std::size_t i = 0; i < 8; i += 2)
    if ((numbers[i] == numbers[i + 2]) == (numbers[i + 1] == numbers[i + 3])) return std::nullopt;
  const auto number = [](std::string_view text) {
    return Json::number(std::string(text)).as_double().value_or(0);
  };
  const auto less = [&](auto a, auto b) { return number(a) < number(b); };
  return box(
      *std::min_element(xs.begin(), xs.end(), less), *std::min_element(ys.begin(), ys.end(), less),
      *std::max_element(xs.begin(), xs.end(), less), *std::max_element(ys.begin(), ys.end(), less));
}

constexpr int kForeignRank = 100'000;

int rank(std::string_view key, const Property* property) {
  if (key == "@id") return -3;
  if (key == "@type") return -2;
  if (key.starts_with('@')) return -1;
  return property ? static_cast<int>(property - properties().data()) : kForeignRank;
}

// Sums of hashes do not depend on the order of what is summed.
std::uint64_t unordered_hash(const Json& value, bool as_set) {
  std::uint64_t sum = 0;
  if (value.is_object()) {
    for (const auto& [name, member] : value.members()) {
      Json pair = Json::array();
      pair.push(name);
      pair.push(std::to_string(unordered_hash(member, name != "@list")));
      sum += base::hash_json(pair);
    }
    return sum * 2 + 1;
  }
  if (!value.is_array()) return base::hash_json(value);
  Json in_order = Json::array();
  for (const auto& item : value.items()) {
    const std::uint64_t hash = unordered_hash(item, true);
    sum += hash * (hash | 1);
    if (!as_set || item.is_number()) in_order.push(std::to_string(hash));
  }
  return sum + base::hash_json(in_order);
}

// A member with its place in the order; found once, since sorting looks often.
struct Ranked {
  int rank = 0;
  std::size_t place = 0;  // among the members as they were
};

// Puts members in the order of `ranked`, which holds each place once.
void rearrange(Json::Object& members, const std::vector<Ranked>& ranked) {
  Json::Object ordered;
  ordered.reserve(members.size());
  for (const auto& each : ranked) ordered.push_back(std::move(members[each.place]));
  members = std::move(ordered);
}

}  // namespace

Json source_statement(std::string_view predicate, Json value) {
  Json named = Json::object();
  named.set("@id", predicate);
  Json out = Json::object();
  out.set("@type", std::string(kRdf) + "Statement");
  out.set(std::string(kRdf) + "predicate", Json(Json::Array{std::move(named)}));
  out.set(std::string(kRdf) + "object", Json(Json::Array{std::move(value)}));
  return out;
}

void push_value(Json& node, std::string_view key, Json value) {
  Json* held = node.find(key);
  if (!held) held = &node.set(key, Json::array());
  held->push(std::move(value));
}

void ManyKeys::push(const std::string& key, Json value) {
  auto& members = node_.members();
  for (; known_ < members.size(); ++known_) places_.emplace(members[known_].first, known_);
  const auto [place, is_new] = places_.emplace(key, members.size());
  if (is_new) {
    members.emplace_back(key, Json::array());
    ++known_;
  }
  members[place->second].second.push(std::move(value));
}

std::string_view temporal_type(std::string_view text) {
  if (is_digits(text, 4)) return "http://www.w3.org/2001/XMLSchema#gYear";
  if (text.size() == 7 && is_digits(text.substr(0, 4), 4) && text[4] == '-' &&
      is_month(text.substr(5)))
    return "http://www.w3.org/2001/XMLSchema#gYearMonth";
  if (text.size() < 10 || !base::parse_time(text.substr(0, 10))) return {};
  if (is_zone(text.substr(10))) return "http://www.w3.org/2001/XMLSchema#date";
  if (text[10] == 'T' && is_clock(text.substr(11)))
    return "http://www.w3.org/2001/XMLSchema#dateTime";
  return {};
}

std::optional<Json> box_of_wkt(std::string_view wkt) {
  const auto open = wkt.find('(');
  const auto shut = wkt.rfind(')');
  if (open == std::string_view::npos || shut == std::string_view::npos || shut < open)
    return std::nullopt;
  const std::string shape = base::lower_ascii(base::trim(wkt.substr(0, open)));
  const auto numbers = split_at(wkt.substr(open, shut - open), "(), \t\n\r");
  for (const auto number : numbers)
    if (!is_json_number(number) || !is_number(number)) return std::nullopt;
  if (shape == "envelope" && numbers.size() == 4)
    return box(numbers[0], numbers[3], numbers[1], numbers[2]);
  if (shape == "polygon") return rectangle(numbers);
  return std::nullopt;
}

std::optional<std::string> wkt_of_box(const Json& sides) {
  if (sides.items().size() != 4) return std::nullopt;
  std::array<std::string, 4> n;
  for (std::size_t i = 0; i < 4; ++i) {
    n[i] = sides.items()[i].digits();
    if (n[i].empty()) return std::nullopt;
  }
  const auto point = [](const std::string& x, const std::string& y) { return x + " " + y; };
  return "POLYGON((" + point(n[0], n[3]) + "," + point(n[2], n[3]) + "," + point(n[2], n[1]) + "," +
         point(n[0], n[1]) + "," + point(n[0], n[3]) + "))";
}

Json typed_value(std::string_view text, std::string_view datatype) {
  Json value = Json::object();
  value.set("@type", datatype);
  value.set("@value", text);
  return value;
}

std::optional<Json> period_of_text(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos || text.find('/', slash + 1) != std::string_view::npos)
    return std::nullopt;
  const auto start = base::trim(text.substr(0, slash));
  const auto end = base::trim(text.substr(slash + 1));
  const bool open_start = start.empty() || start == "..";
  const bool open_end = end.empty() || end == "..";
  if ((open_start && open_end) || (!open_start && temporal_type(start).empty()) ||
      (!open_end && temporal_type(end).empty()))
    return std::nullopt;
  Json period = Json::object();
  if (!open_start) period.set("startDate", start);
  if (!open_end) period.set("endDate", end);
  return period;
}

Json node_of_text(NodeClass node, std::string_view text, std::string_view language) {
  if (node == NodeClass::kPeriod)
    if (auto period = period_of_text(text)) return *period;
  const char* key = "label";
  if (node == NodeClass::kAgent) key = "name";
  if (node == NodeClass::kContact) key = "fn";
  if (node == NodeClass::kPlace) key = "prefLabel";
  Json texts = Json::object();
  add_text(texts, language, std::string(text));
  Json out = Json::object();
  out.set(key, std::move(texts));
  return out;
}

bool say_the_same(const Json& left, const Json& right) {
  return unordered_hash(left, true) == unordered_hash(right, true);
}

void order_keys(Json& node) {
  if (node.is_array())
    for (auto& item : node.items()) order_keys(item);
  if (!node.is_object() || node.find("@value")) return;
  auto& members = node.members();
  std::vector<Ranked> ranked;
  ranked.reserve(members.size());
  for (auto& [key, value] : members) {
    const Property* property = find_property(key);
    if (!property || (property->range != Range::kText && property->range != Range::kKeyword))
      order_keys(value);
    ranked.push_back({rank(key, property), ranked.size()});
  }
  const auto stands_before = [&members](const Ranked& left, const Ranked& right) {
    if (left.rank != right.rank) return left.rank < right.rank;
    if (left.rank == kForeignRank) return members[left.place].first < members[right.place].first;
    return left.place < right.place;
  };
  if (std::is_sorted(ranked.begin(), ranked.end(), stands_before)) return;
  std::sort(ranked.begin(), ranked.end(), stands_before);
  rearrange(members, ranked);
}

}  // namespace catalog::documents
