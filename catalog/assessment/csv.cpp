#include "catalog/assessment/csv.hpp"

#include <chrono>

#include "catalog/assessment/answer_json.hpp"
#include "catalog/base/clock.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/csv_table.hpp"

namespace catalog::assessment {
namespace {

using documents::csv_cell;

void add_row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i ? "," : "") + csv_cell(cells[i]);
  out += "\r\n";
}

// Each statement in a line: Vietnamese, else English.
std::string lines_of(const Answer& answer, char sign) {
  std::vector<std::string> lines;
  for (const auto& statement : answer.statements)
    if (statement.sign == sign)
      lines.push_back(statement.text.vi.empty() ? statement.text.en : statement.text.vi);
  return base::join(lines, "\n");
}

std::string sources_of(const Answer& answer) {
  std::vector<std::string> lines;
  for (const auto& statement : answer.statements)
    for (const auto& source : statement.sources) lines.push_back(line_of(source));
  return base::join(lines, "\n");
}

}  // namespace

std::string date_of(readiness::Day day) {
  constexpr std::size_t length = 10;
  return base::format_time(base::Time(std::chrono::days(day))).substr(0, length);
}

std::string line_of(const Source& source) {
  std::vector<std::string> parts;
  for (const auto* text :
       {&source.title, &source.number, &source.date, &source.page, &source.url, &source.dataset})
    if (!text->empty()) parts.push_back(*text);
  if (source.measurement) {
    const Frozen& frozen = *source.measurement;
    const std::string counts = std::to_string(frozen.counts.pass) + "/" +
                               std::to_string(frozen.counts.known()) + " (?" +
                               std::to_string(frozen.counts.unknown) + ")";
    parts.push_back(frozen.indicator + " " + frozen.scope + " " + frozen.day + ": " +
                    (frozen.value ? shortest(*frozen.value) : counts));
  }
  if (parts.empty()) return std::string(code_of(source.kind));
  return base::join(parts, ", ");
}

std::string to_csv(const Document& document) {
  std::string out =
      "id,question_vi,question_en,rating,comment_vi,comment_en,plus,minus,sources\r\n";
  for (const auto& section : document.sections)
    for (const auto& entry : section.entries) {
      const Answer& answer = entry.answer;
      add_row(out, {answer.question, entry.question.vi, entry.question.en,
                    answer.rating ? std::string(readiness::code_of(*answer.rating)) : "",
                    answer.comment.vi, answer.comment.en, lines_of(answer, '+'),
                    lines_of(answer, '-'), sources_of(answer)});
    }
  return out;
}

std::string to_csv(const std::vector<StoredAction>& actions, std::string_view today) {
  std::string out =
      "id,title_vi,title_en,why_vi,why_en,dimension,priority,lead,partners,start,due,duration,"
      "amount,currency,funding,status,dropped_because,indicator,scope,target,met,overdue\r\n";
  for (const auto& stored : actions) {
    const Action& action = stored.action;
    const std::string target = action.test.colour
                                   ? std::string(readiness::code_of(*action.test.colour))
                               : action.test.pass ? ">=" + std::to_string(*action.test.pass)
                                                  : "";
    const bool is_tested = !action.test.indicator.empty();
    add_row(out, {action.id,
                  action.title.vi,
                  action.title.en,
                  action.why.vi,
                  action.why.en,
                  action.dimension,
                  action.priority ? std::to_string(action.priority) : "",
                  action.lead,
                  action.partners,
                  action.start,
                  action.due,
                  action.duration,
                  action.amount,
                  action.amount.empty() ? "" : action.currency,
                  action.funding,
                  std::string(code_of(action.status)),
                  action.dropped_because,
                  action.test.indicator,
                  is_tested ? action.test.scope : "",
                  target,
                  stored.met ? date_of(*stored.met) : "",
                  is_overdue(action, today) ? "true" : "false"});
  }
  return out;
}

}  // namespace catalog::assessment
