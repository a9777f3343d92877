#include <algorithm>
#include <utility>

#include "catalog/assessment/assessment.hpp"
#include "catalog/assessment/check.hpp"
#include "catalog/assessment/rules.hpp"
#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/random.hpp"

namespace catalog::assessment {
namespace {

using base::Error;
using base::ErrorCode;

// Whether an account made the last change, or one of those of that moment.
bool wrote_last(sql::Connection& connection, std::string_view id, const std::string& account) {
  const auto parts = list_parts(connection, id);
  const auto last = std::ranges::max_element(parts, {}, &Part::changed);
  return std::ranges::any_of(parts, [&](const Part& part) {
    return part.changed == last->changed && part.changed_by == account;
  });
}

Pair name_of_agency(const store::Reader& reader, const std::string& slug) {
  const auto agency = reader.find_agency(slug);
  if (!agency) return {};
  const base::Json document = base::parse_json(agency->document);
  return {document["name"]["vi"].as_string(), document["name"]["en"].as_string()};
}

void supersede(sql::Connection& connection, const std::string& id) {
  auto stored = find_stored(connection, id);
  if (!stored || stored->state != State::kPublished) return;
  stored->state = State::kSuperseded;
  put_stored(connection, *stored);
}

}  // namespace

void want_assessor(const people::Principal& who) {
  if (!who.may_everywhere(people::Right::kAssess))
    throw Error(ErrorCode::kForbidden, "assess_not_yours");
}

Stored want_stored(sql::Connection& connection, std::string_view id) {
  auto stored = find_stored(connection, id);
  if (!stored) throw Error(ErrorCode::kNotFound, "assess_unknown", {{"id", std::string(id)}});
  return *std::move(stored);
}

Stored want_draft(sql::Connection& connection, std::string_view id) {
  auto stored = want_stored(connection, id);
  if (stored.state == State::kInReview) throw Error(ErrorCode::kConflict, "assess_in_review");
  if (stored.state != State::kDraft) throw Error(ErrorCode::kConflict, "assess_not_draft");
  return stored;
}

Head head_of_stored(const store::WriteTransaction& change, std::string_view id) {
  const auto part = find_part(change.read().connection(), id, kHeadPart);
  if (!part) throw Error(ErrorCode::kNotFound, "assess_unknown", {{"id", std::string(id)}});
  return head_of(base::parse_json(part->document));
}

std::string name_of(const people::Principal& who) {
  const auto& person = who.person();
  return person.display_name.empty() ? person.name : person.display_name;
}

void account(store::WriteTransaction& change, const people::Principal& who, const char* done,
             std::string_view id, std::string_view part, std::string_view content) {
  audit::Event event{.actor = who.person().name, .action = done, .kind = "assessment"};
  event.id = std::string(id);
  event.content = std::string(content);
  if (!part.empty()) {
    base::Json detail = base::Json::object();
    detail.set("part", part);
    event.detail = base::write_json(detail);
  }
  audit::append(change.connection(), std::move(event));
}

void remark(store::WriteTransaction& change, const people::Principal& who, std::string_view id,
            std::string_view part, std::string text) {
  want_assessor(who);
  const auto stored = want_stored(change.connection(), id);
  if (stored.state != State::kDraft && stored.state != State::kInReview)
    throw Error(ErrorCode::kConflict, "assess_not_draft");
  if (text.empty()) throw Error(ErrorCode::kInvalidData, "assess_note_empty");
  throw_first(faults_of_text(text, "remark"));
  want_room(static_cast<std::int64_t>(list_remarks(change.connection(), id).size()), kRemarks,
            "assess_remarks_many");
  put_remark(change.connection(), id,
             {.id = base::random_uuid(),
              .part = std::string(part),
              .text = std::move(text),
              .written = base::now(),
              .by = name_of(who),
              .by_id = who.person().id});
  account(change, who, "remarked", id, part);
}

void settle(store::WriteTransaction& change, const people::Principal& who, std::string_view id,
            std::string_view remark) {
  want_assessor(who);
  if (!settle_remark(change.connection(), id, remark))
    throw Error(ErrorCode::kNotFound, "assess_remark_unknown");
  account(change, who, "settled", id, "");
}

void submit(store::WriteTransaction& change, const people::Principal& who, std::string_view id,
            const FrameOf& frame_of) {
  want_assessor(who);
  auto stored = want_draft(change.connection(), id);
  const Document document = read_working(change.connection(), id, frame_of).document;
  check_document(document, frame_of(document.head));
  stored.state = State::kInReview;
  stored.submitted_by = who.person().id;
  put_stored(change.connection(), stored);
  account(change, who, "submitted", id, "");
}

void send_back(store::WriteTransaction& change, const people::Principal& who, std::string_view id) {
  want_assessor(who);
  auto stored = want_stored(change.connection(), id);
  if (stored.state != State::kInReview) throw Error(ErrorCode::kConflict, "assess_not_in_review");
  stored.state = State::kDraft;
  stored.submitted_by.clear();
  put_stored(change.connection(), stored);
  account(change, who, "sent_back", id, "");
}

bool may_publish(sql::Connection& connection, const people::Principal& who, const Stored& stored) {
  const std::string& me = who.person().id;
  return stored.state == State::kInReview && who.may_everywhere(people::Right::kAssess) &&
         me != stored.submitted_by && !wrote_last(connection, stored.id, me);
}

Document publish(store::WriteTransaction& change, const people::Principal& who, std::string_view id,
                 const FrameOf& frame_of, std::string_view today) {
  want_assessor(who);
  auto stored = want_stored(change.connection(), id);
  if (stored.state != State::kInReview) throw Error(ErrorCode::kConflict, "assess_not_in_review");
  if (!may_publish(change.connection(), who, stored))
    throw Error(ErrorCode::kForbidden, "assess_second_person");
  Document document = read_working(change.connection(), id, frame_of).document;
  check_document(document, frame_of(document.head));
  document.state = State::kPublished;
  // As everybody may read it: who was interviewed is in no published document.
  for (auto& section : document.sections)
    for (auto& entry : section.entries)
      for (auto& statement : entry.answer.statements)
        for (auto& source : statement.sources) source.person.clear();
  document.head.scope_name = name_of_agency(change.read(), document.head.scope);
  document.published = Publication{.day = std::string(today), .by = name_of(who)};
  document.published->sha256 = digest_of(document);
  stored.state = State::kPublished;
  stored.published = base::now();
  stored.published_by = who.person().id;
  stored.sha256 = document.published->sha256;
  stored.document = base::write_json(to_json(document));
  put_stored(change.connection(), stored);
  if (!stored.previous.empty()) supersede(change.connection(), stored.previous);
  account(change, who, "published", id, "", stored.sha256);
  change.append_change("assessment", id, 0, "published");
  return document;
}

std::vector<Expired> list_expired(const Document& document, std::string_view today) {
  std::vector<Expired> list;
  for (const auto& section : document.sections)
    for (const auto& entry : section.entries)
      if (entry.answer.rating && is_expired(entry.answer, today))
        list.push_back({document.id, entry.answer.question, entry.answer.valid_until});
  return list;
}

}  // namespace catalog::assessment
