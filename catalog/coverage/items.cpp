#include "catalog/coverage/items.hpp"

#include <algorithm>
#include <utility>

#include "catalog/coverage/issued_list.hpp"

namespace catalog::coverage {
namespace {

// Agencies that one may have gone into are few; more is a circle.
constexpr std::size_t kMostHeirs = 50;

constexpr std::string_view kAddressPart = "/readiness/checklist/";

readiness::ChecklistItem item_of(const std::string& agency, const IssuedEntry& entry) {
  readiness::ChecklistItem item;
  item.id = issued_item(agency, entry.id);
  item.name = {entry.title, entry.title};
  item.suggest_vi = {entry.title};
  item.update_days = entry.update_days;
  return item;
}

}  // namespace

Checklists with_issued(Checklists lists, const store::Reader& reader) {
  const auto issued = std::ranges::find(lists, kIssued, &readiness::Checklist::id);
  if (issued == lists.end()) return lists;
  for (const auto& list : list_issued(reader))
    for (const auto& entry : list.entries) issued->items.push_back(item_of(list.agency, entry));
  return lists;
}

const readiness::ChecklistItem* find_item(const Checklists& lists, std::string_view id) {
  const auto* list = find_list(lists, list_of(id));
  if (!list) return nullptr;
  const auto found = std::ranges::find(list->items, id, &readiness::ChecklistItem::id);
  return found == list->items.end() ? nullptr : &*found;
}

const readiness::ChecklistItem* find_current_item(const Checklists& lists,
                                                  const store::Reader& reader,
                                                  std::string_view id) {
  std::vector<std::string> asked = {std::string(id)};
  for (std::size_t i = 0; i < asked.size() && i < kMostHeirs; ++i) {
    if (const auto* item = find_item(lists, asked[i])) return item;
    const std::string agency(agency_of(asked[i]));
    if (agency.empty()) continue;
    const std::string entry = std::string(name_in_list(asked[i])).substr(agency.size());
    if (entry.empty()) continue;
    for (const auto& next : reader.list_successions(agency))
      if (!next.successor.empty())
        asked.push_back(
            issued_item(next.successor, next.kind == "renamed" ? entry.substr(1) : agency + entry));
  }
  return nullptr;
}

const readiness::Checklist* find_list(const Checklists& lists, std::string_view id) {
  const auto found = std::ranges::find(lists, id, &readiness::Checklist::id);
  return found == lists.end() ? nullptr : &*found;
}

std::string_view list_of(std::string_view item) {
  return item.substr(0, item.find('/'));
}

std::string_view name_in_list(std::string_view item) {
  const auto slash = item.find('/');
  return slash == std::string_view::npos ? std::string_view() : item.substr(slash + 1);
}

std::string_view agency_of(std::string_view item) {
  if (list_of(item) != kIssued) return {};
  const std::string_view name = name_in_list(item);
  return name.substr(0, name.find('.'));
}

std::string_view item_of_address(std::string_view address) {
  const auto at = address.find(kAddressPart);
  return at == std::string_view::npos ? std::string_view()
                                      : address.substr(at + kAddressPart.size());
}

}  // namespace catalog::coverage
