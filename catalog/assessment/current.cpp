#include "catalog/assessment/current.hpp"

#include <algorithm>
#include <functional>

#include "catalog/assessment/document.hpp"
#include "catalog/assessment/parts.hpp"

namespace catalog::assessment {
namespace {

void add_answer(AllCurrent& all, const Document& document, const std::string& id,
                const Answer& answer, std::string_view today) {
  if (!answer.rating) return;
  all.answers.try_emplace(
      answer.question,
      Current{id, shown_rating(answer, today), document.published ? document.published->day : "",
              answer.valid_until, is_expired(answer, today)});
}

bool is_area_expired(const Document& document, const Section& section, std::string_view today) {
  bool has_answers = false;
  for (const auto& entry : section.entries) {
    if (!entry.answer.rating) continue;
    if (!is_expired(entry.answer, today)) return false;
    has_answers = true;
  }
  if (has_answers) return true;
  return document.published && year_after(document.published->day) <= today;
}

void add_area(AllCurrent& all, const Document& document, const std::string& id,
              const Section& section, std::string_view today) {
  const Conclusion& conclusion = section.conclusion;
  if (!conclusion.rating) return;
  const bool is_expired = is_area_expired(document, section, today);
  all.areas.try_emplace(
      conclusion.dimension,
      CurrentArea{id, document.head.title,
                  is_expired ? readiness::Rating::kGrey : *conclusion.rating, is_expired});
}

}  // namespace

AllCurrent read_current(sql::Connection& connection, std::string_view scope,
                        std::string_view today) {
  AllCurrent all;
  auto stored = list_stored(connection);
  std::erase_if(stored, [](const Stored& one) { return one.state != State::kPublished; });
  std::ranges::stable_sort(stored, std::ranges::greater(), &Stored::published);
  for (const auto& one : stored) {
    const Document document = read_document(one.document);
    if (document.head.scope != scope) continue;
    for (const auto& section : document.sections) {
      for (const auto& entry : section.entries)
        add_answer(all, document, one.id, entry.answer, today);
      add_area(all, document, one.id, section, today);
    }
  }
  return all;
}

std::map<std::string, Current, std::less<>> current_answers(sql::Connection& connection,
                                                            std::string_view scope,
                                                            std::string_view today) {
  return read_current(connection, scope, today).answers;
}

}  // namespace catalog::assessment
