#include "portal/app/agencies.hpp"

#include <algorithm>
#include <set>

#include "catalog/model/localized_text.hpp"

namespace portal::app {

AgencyTree::AgencyTree(const std::vector<catalog::store::StoredAgency>& agencies,
                       const std::vector<catalog::store::Succession>& successions) {
  for (const auto& each : successions)
    if (!each.successor.empty()) successors_[each.former].push_back(each.successor);
  for (const auto& agency : agencies)
    agencies_[agency.slug] = {base::parse_json(agency.document)["name"], agency.parent, {}};
  for (const auto& agency : agencies)
    if (const auto parent = agencies_.find(agency.parent); parent != agencies_.end())
      parent->second.children.push_back(agency.slug);
}

std::string AgencyTree::name(std::string_view slug, std::string_view language) const {
  const auto found = agencies_.find(slug);
  return found == agencies_.end() ? "" : catalog::text_in(found->second.name, language).text;
}

// The store may hold a circle, from records that disagree: nobody is met twice.
std::vector<std::string> AgencyTree::above(std::string_view slug) const {
  std::vector<std::string> out;
  for (auto at = agencies_.find(slug); at != agencies_.end();
       at = agencies_.find(at->second.parent)) {
    const std::string& parent = at->second.parent;
    if (parent.empty() || parent == slug || std::ranges::count(out, parent)) break;
    out.push_back(parent);
  }
  return out;
}

std::vector<std::string> AgencyTree::after(std::string_view slug) const {
  std::vector<std::string> out;
  std::set<std::string, std::less<>> met = {std::string(slug)};
  const auto add = [&](std::string_view former) {
    const auto found = successors_.find(former);
    if (found == successors_.end()) return;
    for (const auto& successor : found->second)
      if (met.insert(successor).second) out.push_back(successor);
  };
  add(slug);
  for (std::size_t i = 0; i < out.size(); ++i) add(std::string(out[i]));
  return out;
}

std::vector<std::string> AgencyTree::below(std::string_view slug) const {
  std::vector<std::string> out;
  std::set<std::string, std::less<>> met = {std::string(slug)};
  const auto add = [&](std::string_view parent) {
    const auto found = agencies_.find(parent);
    if (found == agencies_.end()) return;
    for (const auto& child : found->second.children)
      if (met.insert(child).second) out.push_back(child);
  };
  add(slug);
  for (std::size_t i = 0; i < out.size(); ++i) add(std::string(out[i]));
  return out;
}

std::shared_ptr<const AgencyTree> Agencies::read(catalog::store::Store& store) {
  const auto reader = store.read();
  const auto seq = reader.last_seq();
  {
    const std::lock_guard lock(mutex_);
    if (seq_ == seq) return tree_;
  }
  auto tree = std::make_shared<const AgencyTree>(reader.list_agencies(), reader.list_successions());
  const std::lock_guard lock(mutex_);
  seq_ = seq;
  tree_ = tree;
  return tree;
}

search::SearchRequest with_agencies_below(search::SearchRequest wanted, const AgencyTree& tree) {
  const auto found = wanted.filters.find("agency");
  if (found == wanted.filters.end()) return wanted;
  std::set<std::string> values(found->second.begin(), found->second.end());
  for (const auto& agency : found->second)
    for (auto& successor : tree.after(agency)) values.insert(std::move(successor));
  for (const auto& agency : std::vector<std::string>(values.begin(), values.end()))
    for (auto& below : tree.below(agency)) values.insert(std::move(below));
  found->second.assign(values.begin(), values.end());
  return wanted;
}

}  // namespace portal::app
