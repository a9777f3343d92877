#include "catalog/facts/agencies.hpp"

#include <algorithm>
#include <optional>

#include "catalog/base/json.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/facts/stated.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::facts {
namespace {

std::string level_of(const base::Json& document, const std::string& parent) {
  if (!parent.empty()) return "unit";
  const auto* type = vocab::vocabulary("publisher-types").find(text_of(document, "type"));
  const std::string_view code = type ? type->code : "";
  if (code == "NationalAuthority") return "ministry";
  if (code == "RegionalAuthority") return "province";
  if (code.empty() || code == "LocalAuthority" || code == "StandardisationBody") return "agency";
  return "other";
}

bool states_contact(const base::Json& document) {
  return std::ranges::any_of(std::initializer_list<const char*>{"contactPoint", "mbox", "hasEmail"},
                             [&](const char* key) { return !values_of(document, key).empty(); });
}

struct Published {
  std::int64_t datasets = 0;
  std::optional<std::int64_t> last = {};
};

Published count_published(sql::Connection& counted, const std::vector<std::string>& agencies) {
  Published sum;
  for (const auto& slug : agencies) {
    auto rows = counted.query(
        "SELECT COUNT(*), MAX(published_day) FROM dataset_beside WHERE agency = $1", slug);
    const auto row = rows.next();
    sum.datasets += row->integer(0);
    if (!row->is_null(1)) sum.last = std::max(sum.last, std::optional(row->integer(1)));
  }
  return sum;
}

struct People {
  std::int64_t in_charge = 0;  // who may publish or administer
  std::int64_t seen = 0;       // who signed in
};

People count_people(const store::Reader& reader, const std::vector<std::string>& agencies) {
  People sum;
  for (const auto& slug : agencies) {
    auto rows = reader.connection().query(
        "SELECT SUM(m.role IN ('publisher', 'admin')), SUM(a.signed_in_at > 0) FROM membership m"
        " JOIN account a ON a.id = m.account WHERE m.agency = $1 AND a.disabled_at = 0",
        slug);
    const auto row = rows.next();
    sum.in_charge += row->integer(0);
    sum.seen += row->integer(1);
  }
  return sum;
}

}  // namespace

AgencyFacts::AgencyFacts(const store::Reader& reader) {
  for (const auto& stored : reader.list_agencies()) {
    const base::Json document = base::parse_json(stored.document);
    Agency& agency = agencies_[stored.slug];
    agency.parent = stored.parent;
    agency.level = level_of(document, stored.parent);
    agency.has_contact = states_contact(document);
  }
  for (const auto& succession : reader.list_successions()) {
    const auto found = agencies_.find(succession.former);
    if (found != agencies_.end()) found->second.is_active = false;
  }
  for (const auto& [slug, agency] : agencies_)
    if (const auto above = agencies_.find(agency.parent); above != agencies_.end())
      above->second.below.push_back(slug);
}

std::vector<std::string> AgencyFacts::up_from(const std::string& slug) const {
  std::vector<std::string> line;
  for (std::string at = slug; !at.empty() && std::ranges::find(line, at) == line.end();) {
    line.push_back(at);
    const auto found = agencies_.find(at);
    at = found != agencies_.end() && agencies_.contains(found->second.parent) ? found->second.parent
                                                                              : std::string();
  }
  return line;
}

std::string AgencyFacts::root_of(const std::string& slug) const {
  return slug.empty() ? slug : up_from(slug).back();
}

std::vector<std::string> AgencyFacts::down_from(const std::string& slug) const {
  std::vector<std::string> found = {slug};
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto agency = agencies_.find(found[i]);
    if (agency == agencies_.end()) continue;
    for (const auto& below : agency->second.below)
      if (std::ranges::find(found, below) == found.end()) found.push_back(below);
  }
  return found;
}

std::vector<std::string> AgencyFacts::list() const {
  std::vector<std::string> slugs;
  for (const auto& [slug, agency] : agencies_) slugs.push_back(slug);
  return slugs;
}

Row AgencyFacts::row(const std::string& slug, const store::Reader& reader,
                     sql::Connection& counted) const {
  Row row(publisher_table());
  const auto found = agencies_.find(slug);
  if (found == agencies_.end()) return row;
  const auto all = down_from(slug);
  const Published published = count_published(counted, all);
  const People people = count_people(reader, all);
  row.set("id", slug);
  row.set("root_id", root_of(slug));
  row.set("level", found->second.level);
  row.set("active", found->second.is_active);
  row.set("dataset_n", published.datasets);
  row.set("last_publish_day", published.last);
  row.set("officer_n", people.in_charge);
  // Who signed in here can be reached; a contact that is only stated nobody has tried.
  if (people.seen > 0)
    row.set("contact_ok", true);
  else if (!found->second.has_contact)
    row.set("contact_ok", false);
  return row;
}

}  // namespace catalog::facts
