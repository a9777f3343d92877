#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/rules/checks.hpp"
#include "catalog/vocab/formats.hpp"

namespace catalog::rules {
namespace {

using base::Json;

constexpr std::size_t kShownBytes = 80;
constexpr std::size_t kDayBytes = 10;          // "2024-03-01"
constexpr std::size_t kShortDescription = 50;  // characters
constexpr double kMostLongitude = 180;
constexpr double kMostLatitude = 90;

// Whether one date is surely after another, as far as both say: "2024" is not after "2024-03".
// A day is not told apart by its hours, which may be of two zones.
bool is_after(std::string_view left, std::string_view right) {
  if (documents::temporal_type(left).empty() || documents::temporal_type(right).empty())
    return false;
  if (left.starts_with('-') || right.starts_with('-')) return false;
  const std::size_t length = std::min({left.size(), right.size(), kDayBytes});
  return left.substr(0, length) > right.substr(0, length);
}

std::string date_of(const Node& node, std::string_view key) {
  const auto values = values_of(node, *find_property(key));
  return values.empty() ? std::string() : values[0].json->as_string();
}

void check_order(const View& view, Report& report, std::string_view first, std::string_view last) {
  for (const auto& node : view.nodes) {
    if (node.classes.empty()) continue;
    const std::string from = date_of(node, first);
    const std::string to = from.empty() ? std::string() : date_of(node, last);
    if (!to.empty() && is_after(from, to))
      report.tell(node.path + "/" + std::string(last), {{"first", from}, {"last", to}});
  }
}

bool is_sane_box(const Json& box) {
  const auto& sides = box.items();
  std::array<double, 4> edge{};
  for (std::size_t i = 0; i < edge.size(); ++i) {
    const auto number = sides[i].as_double();
    if (!number) return false;
    edge[i] = *number;
  }
  const auto& [west, south, east, north] = edge;
  for (const double longitude : {west, east})
    if (longitude < -kMostLongitude || longitude > kMostLongitude) return false;
  for (const double latitude : {south, north})
    if (latitude < -kMostLatitude || latitude > kMostLatitude) return false;
  // West of west is across the date line; nothing at all at 0, 0 is a form left empty.
  return south <= north && (west != 0 || south != 0 || east != 0 || north != 0);
}

// Names and numbers that only the machine or the network of the writer knows.
bool is_private_host(std::string_view host) {
  if (host == "localhost" || host.ends_with(".localhost") || host.ends_with(".local")) return true;
  const bool digits = host.find_first_not_of("0123456789.") == std::string_view::npos;
  if (!digits) return host.ends_with(".internal");
  return host.starts_with("127.") || host.starts_with("10.") || host.starts_with("192.168.") ||
         host.starts_with("169.254.");
}

bool is_domain(std::string_view host) {
  const auto dot = host.rfind('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < host.size() &&
         host.find("..") == std::string_view::npos &&
         host.find_first_of(" _/,;:@") == std::string_view::npos;
}

std::string host_of(std::string_view authority) {
  const auto at = authority.rfind('@');
  if (at != std::string_view::npos) authority.remove_prefix(at + 1);
  if (authority.starts_with('[')) return std::string(authority.substr(0, authority.find(']') + 1));
  return base::lower_ascii(authority.substr(0, authority.find(':')));
}

bool can_be_opened(const std::string& address) {
  if (address.starts_with('/') || address.starts_with("_:")) return true;  // of this portal
  const auto parts = base::split_iri(address);
  const std::string scheme = base::lower_ascii(parts.scheme);
  constexpr std::array<std::string_view, 5> schemes = {"http", "https", "ftp", "ftps", "sftp"};
  if (std::find(schemes.begin(), schemes.end(), scheme) == schemes.end()) return false;
  const std::string host = host_of(parts.authority);
  return host.starts_with('[') || (is_domain(host) && !is_private_host(host));
}

bool is_mailbox(std::string_view address) {
  constexpr std::string_view mailto = "mailto:";
  if (!base::equal_ignoring_ascii_case(address.substr(0, mailto.size()), mailto)) return false;
  address.remove_prefix(mailto.size());
  const std::string box = base::percent_decode(address.substr(0, address.find('?')));
  const auto at = box.find('@');
  return at != std::string::npos && at > 0 && box.find('@', at + 1) == std::string::npos &&
         box.find_first_of(" ,;<>()") == std::string::npos &&
         is_domain(std::string_view(box).substr(at + 1));
}

void check_each(const View& view, Report& report, std::initializer_list<std::string_view> keys,
                bool (*holds)(const std::string&)) {
  for (const auto& node : view.nodes)
    for (const auto key : keys) {
      if (!node.json->find(key)) continue;
      for (const auto& value : values_of(node, *find_property(key)))
        if (const std::string& text = value.json->as_string(); !text.empty() && !holds(text))
          report.tell(value.path, {{"value", base::shorten(text, kShownBytes)}});
    }
}

// "text/csv" of its IRI at IANA.
std::string media_type_in(const std::string& iri) {
  constexpr std::string_view list = "/media-types/";
  const auto at = iri.find(list);
  return at == std::string::npos ? iri : iri.substr(at + list.size());
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace

void check_date_order(const View& view, Report& report) {
  check_order(view, report, "issued", "modified");
}

void check_period_order(const View& view, Report& report) {
  check_order(view, report, "startDate", "endDate");
}

void check_boxes(const View& view, Report& report) {
  for (const auto& node : view.nodes) {
    const Json* box = node.json->find("bbox");
    if (box && box->is_array() && (box->items().size() != 4 || !is_sane_box(*box)))
      report.tell(node.path + "/bbox",
                  {{"value", base::shorten(base::write_json(*box), kShownBytes)}});
  }
}

void check_addresses(const View& view, Report& report) {
  check_each(view, report,
             {"accessURL", "downloadURL", "landingPage", "endpointURL", "endpointDescription",
              "homepage", "hasURL"},
             can_be_opened);
}

void check_mailboxes(const View& view, Report& report) {
  check_each(view, report, {"hasEmail", "mbox"},
             [](const std::string& text) { return is_mailbox(text); });
}

void check_formats_agree(const View& view, Report& report) {
  for (const auto& node : view.nodes) {
    if (!node.is(NodeClass::kDistribution)) continue;
    const std::string& stated = (*node.json)["format"].as_string();
    const std::string& type = (*node.json)["mediaType"].as_string();
    if (stated.empty() || type.empty()) continue;
    const auto* format = vocab::find_format(stated);
    const auto* other = vocab::format_of_media_type(type);
    if (format && other && format->family != other->family &&
        format->media_type != other->media_type)
      report.tell(node.path + "/mediaType",
                  {{"format", std::string(format->code)}, {"type", media_type_in(type)}});
  }
}

void check_description_length(const View& view, Report& report) {
  const Json& record = *view.nodes[0].json;
  std::size_t longest = 0;
  for (const auto& text : list_texts(record["description"]))
    longest = std::max(longest, count_characters(base::trim(text.text)));
  if (longest > 0 && longest < kShortDescription)
    report.tell("/description", {{"count", std::to_string(longest)}});
}

void check_languages(const View& view, Report& report) {
  for (const char* key : {"title", "description"}) {
    const Json& texts = (*view.nodes[0].json)[key];
    if (texts.members().size() == 1 && texts.find("@none"))
      report.tell("/" + std::string(key), {{"key", key}});
  }
}

}  // namespace catalog::rules
