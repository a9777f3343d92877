#include "catalog/publish/agencies_merge.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include "catalog/audit/log.hpp"
#include "catalog/base/clock.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/publish/accounted.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/agencies_move.hpp"

namespace catalog::publish {
namespace {

using base::Error;
using base::ErrorCode;
using base::Json;
using store::StoredAgency;
using store::WriteTransaction;

// Somewhere on Earth it is tomorrow already.
constexpr std::chrono::hours kEarliestZone{14};
constexpr std::size_t kDateLength = 10;
constexpr std::size_t kMostText = 400;

StoredAgency want_agency(const WriteTransaction& transaction, const std::string& slug) {
  const auto agency = transaction.read().find_agency(slug);
  if (!agency) throw Error(ErrorCode::kNotFound, "agency_not_found", {{"agency", slug}});
  return *agency;
}

// A former unit does not change any more.
StoredAgency want_current(const WriteTransaction& transaction, const std::string& slug) {
  StoredAgency agency = want_agency(transaction, slug);
  const auto ended = transaction.read().list_successions(slug);
  if (!ended.empty())
    throw Error(ErrorCode::kConflict, "agency_ended",
                {{"agency", slug}, {"date", ended.front().date}});
  return agency;
}

bool is_day(const std::string& date) {
  const auto day = base::parse_time(date);
  return date.size() == kDateLength && day && *day <= base::now() + kEarliestZone;
}

void check_basis(const LegalBasis& basis) {
  if (const auto fault = find_fault(basis))
    throw Error(ErrorCode::kInvalidData, fault->key, fault->arguments);
}

std::string short_text(const std::string& text) {
  return base::shorten(base::repair_utf8(std::string(base::trim(text))), kMostText);
}

Json basis_json(const LegalBasis& basis) {
  Json out = Json::object();
  if (!basis.date.empty()) out.set("date", basis.date);
  for (const auto& [key, text] :
       {std::pair("title", &basis.title), {"number", &basis.number}, {"url", &basis.url}})
    if (!text->empty()) out.set(key, short_text(*text));
  return out;
}

std::string shown_name(const StoredAgency& agency, const std::string& language) {
  const std::string name = text_in(base::parse_json(agency.document)["name"], language).text;
  return name.empty() ? agency.slug : name;
}

void add_reference(Json& document, const char* key, const std::string& slug) {
  const Json address("/agencies/" + slug);
  Json list = Json::array();
  for (const auto& item : std::as_const(document)[key].items())
    if (!(item == address)) list.push(item);
  list.push(address);
  document.set(key, std::move(list));
}

void put_document(WriteTransaction& transaction, StoredAgency agency, const Json& document,
                  const std::string& author) {
  agency.document = base::write_json(document);
  put_accounted(transaction, agency, author);
}

// What the records of both say of one another.
void link(WriteTransaction& transaction, const std::string& former, const std::string& successor,
          const std::string& author) {
  const StoredAgency old = want_agency(transaction, former);
  Json before = base::parse_json(old.document);
  add_reference(before, "isReplacedBy", successor);
  put_document(transaction, old, before, author);
  const StoredAgency next = want_agency(transaction, successor);
  Json after = base::parse_json(next.document);
  add_reference(after, "replaces", former);
  put_document(transaction, next, after, author);
}

void mark_ended(WriteTransaction& transaction, const std::string& former,
                const AgencyChange& change) {
  const StoredAgency old = want_agency(transaction, former);
  Json document = base::parse_json(old.document);
  document.set("closed", basis_json(change.basis));
  put_document(transaction, old, document, change.author);
}

void tell(WriteTransaction& transaction, const std::string& action, const std::string& agency,
          const std::vector<std::string>& successors, const AgencyChange& change,
          std::size_t members) {
  Json detail = basis_json(change.basis);
  Json list = Json::array();
  for (const auto& slug : successors) list.push(slug);
  if (!successors.empty()) detail.set("successors", std::move(list));
  detail.set("members", Json::integer(static_cast<std::int64_t>(members)));
  detail.set("members_moved", Json::boolean(change.move_members));
  audit::Event event;
  event.actor = change.author;
  event.action = action;
  event.kind = "agency";
  event.id = event.agency = agency;
  event.detail = base::write_json(detail);
  audit::append(transaction.connection(), std::move(event));
}

void put_succession(WriteTransaction& transaction, const std::string& former,
                    const std::string& successor, const std::string& kind,
                    const LegalBasis& basis) {
  transaction.put_succession({former, successor, kind, basis.date, short_text(basis.title),
                              short_text(basis.number), basis.url});
}

// Agencies below the former one are the successor's from now on; one that is the successor itself
// moves up to where the former one stood.
void lift_children(WriteTransaction& transaction, const StoredAgency& former,
                   const std::string& successor, const std::string& author) {
  for (auto& child : transaction.read().list_agencies()) {
    if (child.parent != former.slug) continue;
    child.parent = child.slug == successor ? former.parent : successor;
    put_accounted(transaction, child, author);
  }
}

// A successor further below the former one would else end up below itself.
void refuse_below(const WriteTransaction& transaction, const std::string& former,
                  const std::string& successor) {
  std::set<std::string> met;
  std::string above = want_agency(transaction, successor).parent;
  for (int steps = 0; !above.empty() && met.insert(above).second; ++steps) {
    if (above == former && steps > 0)
      throw Error(ErrorCode::kInvalidData, "agency_circle",
                  {{"agency", former}, {"parent", successor}});
    const auto agency = transaction.read().find_agency(above);
    above = agency ? agency->parent : "";
  }
}

std::string note_of(const char* key, const StoredAgency& former, const StoredAgency& successor,
                    const AgencyChange& change) {
  return base::say({key,
                    {{"former", shown_name(former, change.language)},
                     {"successor", shown_name(successor, change.language)},
                     {"document", name_of(change.basis)},
                     {"date", change.basis.date}}},
                   change.language);
}

std::size_t settle_members(WriteTransaction& transaction, const std::string& former,
                           const std::string& successor, const AgencyChange& change) {
  return change.move_members ? people::hand_over_roles(transaction, former, successor)
                             : people::end_roles(transaction, former);
}

void check_successor(const WriteTransaction& transaction, const std::string& former,
                     const std::string& successor) {
  if (former == successor)
    throw Error(ErrorCode::kInvalidData, "agency_successor_same", {{"agency", former}});
  want_current(transaction, successor);
  refuse_below(transaction, former, successor);
}

void follow(WriteTransaction& transaction, Heirs heirs, const AgencyChange& change) {
  heirs.author = change.author;
  if (change.follow) change.follow(transaction, heirs);
}

std::size_t merge_one(WriteTransaction& transaction, const std::string& slug,
                      const std::string& successor, const AgencyChange& change) {
  const StoredAgency former = want_current(transaction, slug);
  check_successor(transaction, slug, successor);
  transaction.plan_moves(
      {"", slug, successor, change.author,
       note_of("agency_merged_note", former, want_agency(transaction, successor), change)},
      true);
  put_succession(transaction, slug, successor, "merged", change.basis);
  link(transaction, slug, successor, change.author);
  mark_ended(transaction, slug, change);
  lift_children(transaction, former, successor, change.author);
  follow(transaction, {.former = slug, .heir = successor}, change);
  const std::size_t members = settle_members(transaction, slug, successor, change);
  tell(transaction, "merged", slug, {successor}, change, members);
  return members;
}

std::string want_dataset_of(const WriteTransaction& transaction, const std::string& name,
                            const std::string& agency) {
  auto dataset = transaction.read().find_dataset(name);
  if (!dataset) dataset = transaction.read().find_dataset_by_slug(name);
  if (!dataset || dataset->agency != agency)
    throw Error(ErrorCode::kInvalidData, "split_dataset_bad",
                {{"dataset", base::shorten(base::repair_utf8(name), 120)}, {"agency", agency}});
  return dataset->id;
}

// The first part's plan holds all, those of the others take theirs out of it.
Heirs plan_split(WriteTransaction& transaction, const StoredAgency& former,
                 const std::vector<SplitPart>& parts, const AgencyChange& change) {
  Heirs heirs{.former = former.slug, .heir = parts.front().successor};
  for (const auto& part : parts) {
    const StoredAgency successor = want_agency(transaction, part.successor);
    store::PlannedMove move{"", former.slug, part.successor, change.author,
                            note_of("agency_split_note", former, successor, change)};
    if (&part == &parts.front()) transaction.plan_moves(move, true);
    for (const auto& name : part.datasets) {
      move.dataset = want_dataset_of(transaction, name, former.slug);
      if (!heirs.by_dataset.emplace(move.dataset, part.successor).second)
        throw Error(ErrorCode::kInvalidData, "split_dataset_repeated",
                    {{"dataset", base::shorten(base::repair_utf8(name), 120)}});
      transaction.plan_moves(move, true);
    }
  }
  return heirs;
}

bool is_blank(const LegalBasis& basis) {
  return basis.date.empty() && basis.title.empty() && basis.number.empty() && basis.url.empty();
}

// The unit under its new slug; the former one keeps no IRI, which is of the unit and not the name.
void take_new_slug(WriteTransaction& transaction, const StoredAgency& former,
                   const AgencyRevision& revision, const AgencyChange& change) {
  if (transaction.read().find_agency(revision.slug))
    throw Error(ErrorCode::kConflict, "agency_slug_taken", {{"slug", revision.slug}});
  StoredAgency left = former;
  left.iri.clear();
  Json document = base::parse_json(left.document);
  document.erase("@id");
  put_document(transaction, left, document, change.author);
  put_agency(transaction, {revision.slug, revision.document, revision.parent, change.author});
  LegalBasis basis = change.basis;
  if (basis.date.empty()) basis.date = base::format_time(base::now()).substr(0, kDateLength);
  put_succession(transaction, former.slug, revision.slug, "renamed", basis);
  link(transaction, former.slug, revision.slug, change.author);
  lift_children(transaction, former, revision.slug, change.author);
}

}  // namespace

const std::string& Heirs::heir_of(const std::string& dataset) const {
  const auto named = by_dataset.find(dataset);
  return named == by_dataset.end() ? heir : named->second;
}

std::optional<base::Message> find_fault(const LegalBasis& basis) {
  if (base::trim(basis.title).empty() && base::trim(basis.number).empty())
    return base::Message{"legal_title_needed", {}};
  if (!is_day(basis.date))
    return base::Message{"legal_date_bad",
                         {{"value", base::shorten(base::repair_utf8(basis.date), 40)}}};
  if (!basis.url.empty() && !base::is_web_address(basis.url))
    return base::Message{"legal_url_bad",
                         {{"value", base::shorten(base::repair_utf8(basis.url), 120)}}};
  return std::nullopt;
}

std::string name_of(const LegalBasis& basis) {
  const std::string title = short_text(basis.title), number = short_text(basis.number);
  if (title.empty() || number.empty() || title.find(number) != std::string::npos)
    return title.empty() ? number : title;
  return number + " (" + title + ")";
}

AgencyOutcome merge_agencies(WriteTransaction& transaction, const std::vector<std::string>& former,
                             const std::string& successor, const AgencyChange& change) {
  check_basis(change.basis);
  if (former.empty()) throw Error(ErrorCode::kInvalidData, "agencies_needed");
  AgencyOutcome outcome;
  outcome.agency = successor;
  for (const auto& slug : former)
    outcome.members += merge_one(transaction, slug, successor, change);
  outcome.waiting = begin_moves(transaction);
  return outcome;
}

AgencyOutcome split_agency(WriteTransaction& transaction, const std::string& former,
                           const std::vector<SplitPart>& parts, const AgencyChange& change) {
  check_basis(change.basis);
  const StoredAgency old = want_current(transaction, former);
  std::vector<std::string> successors;
  for (const auto& part : parts) {
    check_successor(transaction, former, part.successor);
    if (std::ranges::count(successors, part.successor) == 0) successors.push_back(part.successor);
  }
  if (successors.size() < 2 || successors.size() != parts.size())
    throw Error(ErrorCode::kInvalidData, "split_parts_needed");
  const Heirs heirs = plan_split(transaction, old, parts, change);
  for (const auto& successor : successors) {
    put_succession(transaction, former, successor, "split", change.basis);
    link(transaction, former, successor, change.author);
  }
  mark_ended(transaction, former, change);
  lift_children(transaction, old, successors.front(), change.author);
  follow(transaction, heirs, change);
  AgencyOutcome outcome;
  outcome.members = settle_members(transaction, former, successors.front(), change);
  tell(transaction, "split", former, successors, change, outcome.members);
  outcome.waiting = begin_moves(transaction);
  return outcome;
}

AgencyOutcome close_agency(WriteTransaction& transaction, const std::string& agency,
                           const AgencyChange& change) {
  check_basis(change.basis);
  want_current(transaction, agency);
  put_succession(transaction, agency, "", "closed", change.basis);
  mark_ended(transaction, agency, change);
  tell(transaction, "closed", agency, {}, change, 0);
  return {};
}

AgencyOutcome revise_agency(WriteTransaction& transaction, const AgencyRevision& revision,
                            const AgencyChange& change) {
  if (!is_blank(change.basis)) check_basis(change.basis);
  const StoredAgency former = want_current(transaction, revision.agency);
  AgencyOutcome outcome;
  outcome.agency = revision.slug.empty() ? former.slug : revision.slug;
  const bool moved = outcome.agency != former.slug;
  if (moved)
    take_new_slug(transaction, former, revision, change);
  else
    put_agency(transaction, {former.slug, revision.document, revision.parent, change.author});
  const StoredAgency now = want_agency(transaction, outcome.agency);
  const char* note = is_blank(change.basis) ? "agency_renamed_note" : "agency_renamed_by_note";
  if (moved || now.names != former.names || now.iri != former.iri)
    transaction.plan_moves(
        {"", former.slug, outcome.agency, change.author, note_of(note, former, now, change)},
        moved);
  AgencyChange with_members = change;
  with_members.move_members = true;
  if (moved) {
    follow(transaction, {.former = former.slug, .heir = outcome.agency, .is_renamed = true},
           change);
    outcome.members = people::hand_over_roles(transaction, former.slug, outcome.agency);
    tell(transaction, "renamed", former.slug, {outcome.agency}, with_members, outcome.members);
  }
  outcome.waiting = begin_moves(transaction);
  return outcome;
}

}  // namespace catalog::publish
