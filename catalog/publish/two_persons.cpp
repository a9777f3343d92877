#include "catalog/publish/two_persons.hpp"

#include <utility>

#include "catalog/audit/log.hpp"
#include "catalog/people/roles.hpp"

namespace catalog::publish {
namespace {

// "Mai (mai.nguyen), Lan (lan)"; empty when nobody but the authors may publish.
std::string list_approvers(const store::Reader& reader, const Approval& approval) {
  std::string list;
  for (const auto& member : people::list_members(reader, approval.agency)) {
    if (!people::row_of(member.role).rights.has(people::Right::kPublish)) continue;
    if (approval.authors.contains(member.name)) continue;
    list.append(list.empty() ? "" : ", ")
        .append(member.display_name)
        .append(" (")
        .append(member.name)
        .append(")");
  }
  return list;
}

}  // namespace

Names find_authors(const store::Reader& reader, const std::string& dataset) {
  Names authors;
  const auto revisions = reader.list_revisions(dataset);
  for (std::size_t i = 0; i < revisions.size() && revisions[i].state != "published"; ++i) {
    const bool is_first = i + 1 == revisions.size();
    if (is_first || revisions[i].digest != revisions[i + 1].digest ||
        revisions[i].visibility != revisions[i + 1].visibility)
      authors.insert(revisions[i].author);
  }
  return authors;
}

Names find_authors(const store::Reader& reader, const store::WorkingCopy& copy) {
  Names authors = find_authors(reader, copy.dataset);
  authors.insert(copy.authors.begin(), copy.authors.end());
  return authors;
}

std::optional<base::Message> find_fault(const store::Reader& reader, const Approval& approval) {
  if (!store::needs_two_persons(reader.connection(), approval.agency)) return std::nullopt;
  if (!approval.authors.contains(approval.approver)) return std::nullopt;
  std::string others = list_approvers(reader, approval);
  if (others.empty()) return base::Message{"two_persons_nobody", {}};
  return base::Message{"two_persons_needed", {{"names", std::move(others)}}};
}

void set_two_persons(store::WriteTransaction& transaction, const std::string& agency, bool needed,
                     const std::string& author) {
  if (!store::set_two_persons(transaction.connection(), agency, needed)) return;
  audit::Event event;
  event.actor = author;
  event.action = needed ? "two_persons_on" : "two_persons_off";
  event.kind = "agency";
  event.id = event.agency = agency;
  audit::append(transaction.connection(), std::move(event));
}

}  // namespace catalog::publish
