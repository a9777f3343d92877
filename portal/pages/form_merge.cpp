#include "portal/pages/form_merge.hpp"

#include <algorithm>
#include <set>

#include "catalog/base/text.hpp"
#include "portal/web/form_fields.hpp"

namespace portal::pages {
namespace {

using web::Answers;

constexpr std::string_view kAddPlace = "spatial.add";
constexpr std::string_view kRemoveFile = "remove_file ";
constexpr std::size_t kMostFiles = 200;

// Fields of the form that are no answers.
bool is_own(std::string_view name) {
  static const std::set<std::string_view> kOwn = {"form_token", "seen",       "do",
                                                  "note",       "publish_at", "base"};
  return kOwn.contains(name) || name.starts_with("keep.");
}

std::string tidy(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      out += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      out += '\n';
  }
  return std::string(base::trim(base::repair_utf8(out)));
}

void add_line(std::string& lines, const std::string& line) {
  if (line.empty()) return;
  lines += (lines.empty() ? "" : "\n") + line;
}

// A group of boxes of which none is ticked sends nothing.
void add_unticked(Answers& answers) {
  for (const auto& field : web::record_fields())
    if (web::has_boxes(field.control)) {
      std::string& text = answers[std::string(field.name)];
      auto lines = web::lines_of(text);
      std::ranges::sort(lines);
      text = base::join(lines, "\n");
    }
}

std::string merge_files(const Answers& before, const Answers& mine, const Answers& theirs) {
  const auto list = [](const Answers& answers) {
    return web::lines_of(web::answer_in(answers, web::kFilesField));
  };
  const auto has = [](const std::vector<std::string>& groups, const std::string& group) {
    return std::ranges::find(groups, group) != groups.end();
  };
  const auto old = list(before), own = list(mine);
  std::vector<std::string> merged;
  for (const auto& group : list(theirs))
    if (has(own, group) || !has(old, group)) merged.push_back(group);
  for (const auto& group : own)
    if (!has(old, group) && !has(merged, group)) merged.push_back(group);
  return base::join(merged, "\n");
}

}  // namespace

Answers sent_answers(const app::Form& form) {
  Answers answers;
  std::string place;
  for (const auto& [name, value] : form.fields()) {
    if (is_own(name)) continue;
    if (name == kAddPlace)
      place = tidy(value);
    else
      add_line(answers[name], tidy(value));
  }
  add_unticked(answers);
  if (!place.empty()) add_line(answers["spatial"], place);
  return answers;
}

Merged merge_answers(const Answers& before, const Answers& mine, const Answers& theirs,
                     const app::Form& decided) {
  Merged merged{theirs, {}};
  for (const auto& [name, text] : mine) {
    if (name == web::kFilesField) continue;
    const std::string& old = web::answer_in(before, name);
    const std::string& other = web::answer_in(theirs, name);
    if (text == old || text == other) continue;
    const auto decision = decided["keep." + name];
    if (decision == "theirs") continue;
    merged.answers[name] = text;
    if (other != old && decision.empty()) merged.clashes.push_back({name, text, other});
  }
  merged.answers[std::string(web::kFilesField)] = merge_files(before, mine, theirs);
  return merged;
}

bool change_files(Answers& answers, std::string_view button) {
  auto groups = web::lines_of(web::answer_in(answers, web::kFilesField));
  if (button == "add_file") {
    int number = 1;
    const auto name = [&] { return "new" + std::to_string(number); };
    while (std::ranges::find(groups, name()) != groups.end()) ++number;
    if (groups.size() < kMostFiles) groups.push_back(name());
  } else if (button.starts_with(kRemoveFile)) {
    std::erase(groups, std::string(button.substr(kRemoveFile.size())));
  } else {
    return false;
  }
  answers[std::string(web::kFilesField)] = base::join(groups, "\n");
  return true;
}

}  // namespace portal::pages
