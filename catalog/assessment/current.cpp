#include "catalog/assessment/current.hpp"

#include <algorithm>
#include <functional>

#include "catalog/assessment/document.hpp"
#include "catalog/assessment/parts.hpp"

namespace catalog::assessment {

std::map<std::string, Current, std::less<>> current_answers(sql::Connection& connection,
                                                            std::string_view scope,
                                                            std::string_view today) {
  std::map<std::string, Current, std::less<>> current;
  auto stored = list_stored(connection);
  std::erase_if(stored, [](const Stored& one) { return one.state != State::kPublished; });
  std::ranges::stable_sort(stored, std::ranges::greater(), &Stored::published);
  for (const auto& one : stored) {
    const Document document = read_document(one.document);
    if (document.head.scope != scope) continue;
    for (const auto& section : document.sections)
      for (const auto& entry : section.entries)
        if (entry.answer.rating)
          current.try_emplace(entry.answer.question,
                              Current{one.id, shown_rating(entry.answer, today),
                                      document.published ? document.published->day : "",
                                      entry.answer.valid_until, is_expired(entry.answer, today)});
  }
  return current;
}

}  // namespace catalog::assessment
