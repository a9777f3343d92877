#include "portal/assess/form_reading.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"

namespace portal::assess {
namespace {

void want_whole(const app::Form& form) {
  if (!form.has(kLastField)) throw base::Error(base::ErrorCode::kInvalidData, "assess_form_cut");
}

std::string text(const app::Form& form, const std::string& name) {
  std::string value(base::trim(base::to_nfc(form[name])));
  std::erase(value, '\r');
  return value;
}

as::Pair pair(const app::Form& form, const std::string& name) {
  return {text(form, name + "_vi"), text(form, name + "_en")};
}

std::optional<rd::Rating> rating(const app::Form& form, const std::string& name) {
  return rd::parse_rating(form[name]);
}

as::Source read_source(const app::Form& form, const std::string& prefix) {
  as::Source source;
  source.kind = as::parse_source_kind(form[prefix + "kind"]).value_or(as::SourceKind::kUrl);
  source.title = text(form, prefix + "title");
  source.url = text(form, prefix + "url");
  source.page = text(form, prefix + "page");
  source.date = text(form, prefix + "date");
  if (source.kind == as::SourceKind::kLaw) {
    source.number = text(form, prefix + "number");
    source.in_force = as::parse_in_force(form[prefix + "in_force"]).value_or(as::InForce::kUnknown);
  }
  if (source.kind == as::SourceKind::kInterview) source.person = text(form, prefix + "person");
  if (source.kind == as::SourceKind::kDataset) source.dataset = text(form, prefix + "dataset");
  if (source.kind == as::SourceKind::kMeasurement)
    source.measurement = as::Frozen{.indicator = text(form, prefix + "dataset")};
  return source;
}

bool is_empty(const as::Source& source) {
  return source.title.empty() && source.url.empty() && source.number.empty() &&
         source.dataset.empty() && source.person.empty() &&
         (!source.measurement || source.measurement->indicator.empty());
}

std::vector<as::Statement> read_statements(const app::Form& form) {
  std::vector<as::Statement> list;
  for (std::size_t i = 0; i <= 999; ++i) {
    const std::string prefix = "s" + std::to_string(i) + "_";
    if (!form.has(prefix + "sign")) break;
    as::Statement statement{.sign = '+', .text = pair(form, prefix + "text")};
    const auto sign = form[prefix + "sign"];
    if (sign == "-" || sign == "0") statement.sign = sign[0];
    for (std::size_t j = 0; j <= 999; ++j) {
      const std::string inner = prefix + "n" + std::to_string(j) + "_";
      if (!form.has(inner + "kind")) break;
      auto source = read_source(form, inner);
      if (!is_empty(source)) statement.sources.push_back(std::move(source));
    }
    if (!statement.text.is_empty() || !statement.sources.empty())
      list.push_back(std::move(statement));
  }
  return list;
}

// Each line of the two boxes is one: the n-th of one language belongs to the n-th of the other.
std::vector<as::Pair> read_lines(const app::Form& form, const std::string& name) {
  std::vector<as::Pair> list;
  const auto vi = base::split(form[name + "_vi"], '\n');
  const auto en = base::split(form[name + "_en"], '\n');
  for (std::size_t i = 0; i < std::max(vi.size(), en.size()); ++i) {
    as::Pair line;
    if (i < vi.size()) line.vi = base::trim(vi[i]);
    if (i < en.size()) line.en = base::trim(en[i]);
    if (!line.is_empty()) list.push_back(std::move(line));
  }
  return list;
}

std::vector<std::string> read_names(const app::Form& form, const std::string& name) {
  std::vector<std::string> list;
  for (const auto& line : base::split(text(form, name), '\n'))
    if (const auto word = base::trim(line); !word.empty()) list.emplace_back(word);
  return list;
}

std::vector<std::string> read_words(const app::Form& form, const std::string& name) {
  std::string given = text(form, name);
  std::ranges::replace(given, ',', ' ');
  std::ranges::replace(given, '\n', ' ');
  std::vector<std::string> list;
  for (const auto& word : base::split(given, ' '))
    if (!word.empty()) list.push_back(word);
  return list;
}

std::optional<std::size_t> number(std::string_view digits) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace

as::Answer read_answer(const app::Form& form, const std::string& question) {
  want_whole(form);
  as::Answer answer{.question = question, .rating = rating(form, "rating")};
  answer.preliminary = rating(form, "preliminary");
  answer.validation = pair(form, "validation");
  answer.comment = pair(form, "comment");
  answer.reason = pair(form, "reason");
  answer.valid_until = text(form, "valid_until");
  answer.statements = read_statements(form);
  return answer;
}

as::Conclusion read_conclusion(const app::Form& form, const std::string& dimension) {
  want_whole(form);
  as::Conclusion conclusion{.dimension = dimension, .rating = rating(form, "rating")};
  conclusion.comment = pair(form, "comment");
  conclusion.strengths = read_lines(form, "strengths");
  conclusion.limits = read_lines(form, "limits");
  conclusion.text = pair(form, "conclusion");
  return conclusion;
}

as::Head read_head(const app::Form& form, as::Head before) {
  want_whole(form);
  before.title = pair(form, "title");
  before.framework_version = text(form, "framework_version");
  before.scope = text(form, "scope");
  before.cutoff = text(form, "cutoff");
  before.languages = form.all("language");
  before.authors = read_names(form, "authors");
  before.reviewers = read_names(form, "reviewers");
  before.publisher = text(form, "publisher");
  return before;
}

as::Action read_action(const app::Form& form, as::Action before) {
  want_whole(form);
  before.title = pair(form, "title");
  before.why = pair(form, "why");
  before.dimension = text(form, "dimension");
  before.questions = read_words(form, "questions");
  before.indicators = read_words(form, "indicators");
  before.priority = form["priority"] == "1" ? 1 : form["priority"] == "2" ? 2 : 0;
  for (const auto& [name, field] :
       {std::pair{"lead", &before.lead}, std::pair{"partners", &before.partners},
        std::pair{"start", &before.start}, std::pair{"due", &before.due},
        std::pair{"duration", &before.duration}, std::pair{"amount", &before.amount},
        std::pair{"currency", &before.currency}, std::pair{"funding", &before.funding},
        std::pair{"dropped_because", &before.dropped_because}, std::pair{"origin", &before.origin}})
    *field = text(form, name);
  if (before.amount.empty()) before.currency.clear();
  before.status = as::parse_action_status(form["status"]).value_or(as::ActionStatus::kProposed);
  before.test = {};
  before.test.indicator = text(form, "test_indicator");
  const std::string scope = text(form, "test_scope");
  if (!scope.empty()) before.test.scope = scope;
  before.test.colour = rating(form, "test_colour");
  if (const auto count = number(form["test_pass"]))
    before.test.pass = static_cast<std::int64_t>(*count);
  return before;
}

bool rearrange(as::Answer& answer, std::string_view what) {
  const auto parts = base::split(what, ':');
  auto& list = answer.statements;
  if (what == "add") {
    list.push_back({});
    return true;
  }
  if (parts.size() < 2) return false;
  const auto place = number(parts[1]);
  if (!place || *place >= list.size()) return false;
  const std::size_t i = *place;
  const auto at = list.begin() + static_cast<std::ptrdiff_t>(i);
  if (parts[0] == "remove") return list.erase(at), true;
  if (parts[0] == "up") return i > 0 ? (std::swap(list[i], list[i - 1]), true) : true;
  if (parts[0] == "down")
    return i + 1 < list.size() ? (std::swap(list[i], list[i + 1]), true) : true;
  if (parts[0] == "source") return list[i].sources.push_back({}), true;
  if (parts[0] != "unsource" || parts.size() < 3) return false;
  auto& sources = list[i].sources;
  const auto inner = number(parts[2]);
  if (!inner || *inner >= sources.size()) return false;
  sources.erase(sources.begin() + static_cast<std::ptrdiff_t>(*inner));
  return true;
}

}  // namespace portal::assess
