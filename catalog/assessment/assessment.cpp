#include "catalog/assessment/assessment.hpp"

#include <utility>

#include "catalog/assessment/action_table.hpp"
#include "catalog/assessment/check.hpp"
#include "catalog/assessment/rules.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/random.hpp"

namespace catalog::assessment {
namespace {

using base::Error;
using base::ErrorCode;
using base::Json;

Document assemble(const Stored& stored, const Frame& frame, Head head,
                  const std::map<std::string, Part, std::less<>>& parts) {
  Document document{.id = stored.id, .previous = stored.previous, .state = stored.state};
  document.head = std::move(head);
  for (const auto& dimension : frame.dimensions) {
    Section section{.name = dimension.name};
    section.conclusion.dimension = dimension.id;
    if (const auto part = parts.find(dimension.id); part != parts.end())
      section.conclusion = conclusion_of(base::parse_json(part->second.document));
    for (const auto* question : frame.list(dimension.id)) {
      Entry entry{.question = question->text};
      entry.answer.question = question->id;
      if (const auto part = parts.find(question->id); part != parts.end())
        entry.answer = answer_of(base::parse_json(part->second.document));
      section.entries.push_back(std::move(entry));
    }
    document.sections.push_back(std::move(section));
  }
  return document;
}

Part new_part(std::string name, const Json& json, const people::Principal& who) {
  Part part{.name = std::move(name), .version = 1, .document = base::write_json(json)};
  part.changed = base::now();
  part.changed_by = who.person().id;
  part.changed_name = name_of(who);
  return part;
}

// An unchanged text makes no version: whoever only looked is not who wrote last.
Saved save(store::WriteTransaction& change, const people::Principal& who, std::string_view id,
           Part part, std::int64_t expected) {
  want_draft(change.connection(), id);
  const auto known = find_part(change.connection(), id, part.name);
  const std::int64_t version = known ? known->version : 0;
  if (known && known->document == part.document) return {version, false, known->changed_name};
  if (version != expected) {
    part.version = expected;
    put_aside(change.connection(), id, part);
    account(change, who, "kept_aside", id, part.name);
    return {version, true, known ? known->changed_name : ""};
  }
  part.version = version + 1;
  put_part(change.connection(), id, part);
  account(change, who, "updated", id, part.name);
  return {part.version, false, part.changed_name};
}

// Agencies as they stand now: another one may go on for one that a published version names.
Head head_today(const store::Reader& reader, Head head) {
  head.scope_name = {};
  for (auto* name : {&head.scope, &head.publisher})
    if (!name->empty()) *name = reader.current_agency(*name);
  return head;
}

std::string put_new(store::WriteTransaction& change, const people::Principal& who,
                    const Document& document, std::string previous, const char* done) {
  want_room(change.connection()
                .query("SELECT count(*) FROM assessment WHERE state IN ('draft', 'in_review')")
                .next()
                ->integer(0),
            kOpenAssessments, "assess_open_many");
  const std::string id = base::random_uuid();
  put_stored(change.connection(),
             {.id = id, .previous = std::move(previous), .created = base::now()});
  put_part(change.connection(), id,
           new_part(kHeadPart, to_json(head_today(change.read(), document.head)), who));
  for (const auto& section : document.sections) {
    const Conclusion& conclusion = section.conclusion;
    if (conclusion != Conclusion{.dimension = conclusion.dimension})
      put_part(change.connection(), id, new_part(conclusion.dimension, to_json(conclusion), who));
    for (const auto& entry : section.entries)
      if (entry.answer != Answer{.question = entry.answer.question})
        put_part(change.connection(), id,
                 new_part(entry.answer.question, to_json(entry.answer, Told::kInside), who));
  }
  account(change, who, done, id, "");
  return id;
}

}  // namespace

std::int64_t Working::version_of(std::string_view part) const {
  const auto found = parts.find(part);
  return found == parts.end() ? 0 : found->second.version;
}

Working read_working(sql::Connection& connection, std::string_view id, const FrameOf& frame_of) {
  Working working{.stored = want_stored(connection, id)};
  for (auto& part : list_parts(connection, id)) {
    std::string name = part.name;
    working.parts.emplace(std::move(name), std::move(part));
  }
  if (!working.stored.document.empty()) {
    working.document = read_document(working.stored.document);
    working.actions = working.document.actions;
    return working;
  }
  Head head = head_of(base::parse_json(working.parts.at(kHeadPart).document));
  const Frame frame = frame_of(head);
  working.document = assemble(working.stored, frame, std::move(head), working.parts);
  for (auto& stored : list_actions(connection))
    if (frame.find_dimension(stored.action.dimension))
      working.actions.push_back(std::move(stored.action));
  working.document.actions = working.actions;
  return working;
}

std::string open(store::WriteTransaction& change, const people::Principal& who, Head head,
                 const Frame& frame) {
  want_assessor(who);
  head.framework = frame.framework;
  head.registry_version = frame.registry_version;
  head.registry_hash = frame.registry_hash;
  throw_first(faults_of(head, frame));
  Document document;
  document.head = std::move(head);
  return put_new(change, who, document, "", "created");
}

Saved save_head(store::WriteTransaction& change, const people::Principal& who, std::string_view id,
                const Head& head, const Frame& frame, std::int64_t expected) {
  want_assessor(who);
  throw_first(faults_of(head, frame));
  return save(change, who, id, new_part(kHeadPart, to_json(head), who), expected);
}

Saved save_answer(store::WriteTransaction& change, const people::Principal& who,
                  std::string_view id, const Answer& answer, const Frame& frame,
                  std::int64_t expected) {
  want_assessor(who);
  throw_first(faults_of(answer, frame));
  Answer kept = answer;
  if (kept.valid_until.empty()) kept.valid_until = year_after(head_of_stored(change, id).cutoff);
  return save(change, who, id, new_part(answer.question, to_json(kept, Told::kInside), who),
              expected);
}

Saved save_conclusion(store::WriteTransaction& change, const people::Principal& who,
                      std::string_view id, const Conclusion& conclusion, const Frame& frame,
                      Rating suggested, std::int64_t expected) {
  want_assessor(who);
  throw_first(faults_of(conclusion, frame, suggested));
  return save(change, who, id, new_part(conclusion.dimension, to_json(conclusion), who), expected);
}

std::string begin_next(store::WriteTransaction& change, const people::Principal& who,
                       std::string_view id, const FrameOf& frame_of) {
  want_assessor(who);
  const auto stored = want_stored(change.connection(), id);
  if (stored.state != State::kPublished) throw Error(ErrorCode::kConflict, "assess_not_published");
  Document document = read_working(change.connection(), id, frame_of).document;
  // What the assessors know beside is not in the document: who was interviewed, and the registry
  // of today weighs and words the questions.
  for (auto& section : document.sections)
    for (auto& entry : section.entries)
      if (const auto part = find_part(change.connection(), id, entry.answer.question))
        entry.answer = answer_of(base::parse_json(part->document));
  const Frame frame = frame_of(document.head);
  document.head.registry_version = frame.registry_version;
  document.head.registry_hash = frame.registry_hash;
  return put_new(change, who, document, std::string(id), "copied");
}

std::string import_document(store::WriteTransaction& change, const people::Principal& who,
                            const Document& document, const Frame& frame) {
  want_assessor(who);
  check_document(document, frame);
  for (const auto& action : document.actions) take_action(change, who, action);
  return put_new(change, who, document, "", "imported");
}

}  // namespace catalog::assessment
