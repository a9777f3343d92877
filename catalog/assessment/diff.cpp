#include "catalog/assessment/diff.hpp"

#include <algorithm>
#include <utility>

namespace catalog::assessment {
namespace {

std::vector<Statement> missing_in(const std::vector<Statement>& all,
                                  const std::vector<Statement>& other) {
  std::vector<Statement> missing;
  for (const auto& statement : all)
    if (std::ranges::find(other, statement) == other.end()) missing.push_back(statement);
  return missing;
}

Difference compare(const Entry* before, const Entry* after) {
  static const Entry nothing;
  const Answer& was = (before ? *before : nothing).answer;
  const Answer& is = (after ? *after : nothing).answer;
  const Entry& shown = after ? *after : *before;
  Difference difference{.id = shown.answer.question, .title = shown.question};
  difference.before = was.rating;
  difference.after = is.rating;
  difference.comment_before = was.comment;
  difference.comment_after = is.comment;
  difference.removed = missing_in(was.statements, is.statements);
  difference.added = missing_in(is.statements, was.statements);
  difference.rating_differs = was.rating != is.rating;
  difference.comment_differs = was.comment != is.comment;
  return difference;
}

Difference compare(const Section* before, const Section& after) {
  const Conclusion was = before ? before->conclusion : Conclusion{};
  const Conclusion& is = after.conclusion;
  Difference difference{.id = is.dimension, .title = after.name};
  difference.before = was.rating;
  difference.after = is.rating;
  difference.comment_before = was.comment;
  difference.comment_after = is.comment;
  difference.rating_differs = was.rating != is.rating;
  difference.comment_differs = was.comment != is.comment;
  return difference;
}

bool differs(const Difference& difference) {
  return difference.rating_differs || difference.comment_differs || !difference.removed.empty() ||
         !difference.added.empty();
}

void keep(std::vector<Difference>& list, Difference difference) {
  if (differs(difference)) list.push_back(std::move(difference));
}

}  // namespace

std::vector<Difference> diff_of(const Document& before, const Document& after) {
  std::vector<Difference> list;
  for (const auto& section : after.sections) {
    for (const auto& entry : section.entries)
      keep(list, compare(before.find_entry(entry.answer.question), &entry));
    keep(list, compare(before.find_section(section.conclusion.dimension), section));
  }
  for (const auto& section : before.sections)
    for (const auto& entry : section.entries)
      if (!after.find_entry(entry.answer.question)) keep(list, compare(&entry, nullptr));
  return list;
}

}  // namespace catalog::assessment
