#include <algorithm>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/message.hpp"
#include "catalog/history/compare.hpp"
#include "catalog/model/property.hpp"
#include "portal/web/history_page.hpp"
#include "portal/web/labels.hpp"
#include "portal/web/local_text.hpp"
#include "portal/web/node_text.hpp"

namespace portal::web {
namespace {

using base::Json;
using catalog::Range;
using catalog::history::Difference;
using catalog::history::Fate;
using catalog::history::TextPart;

// One step of a path: "distribution[ID]" is {distribution, ID}.
struct Step {
  std::string key;
  std::string name;
};

// Keys that are IRIs hold dots themselves: they are the last step.
std::vector<Step> steps_of(std::string_view path) {
  std::vector<Step> steps;
  while (!path.empty()) {
    const bool foreign = path.starts_with("http") || path.starts_with("urn:");
    const auto end = foreign ? path.size() : std::min(path.find_first_of(".["), path.size());
    Step step{std::string(path.substr(0, end)), ""};
    path.remove_prefix(end);
    if (path.starts_with('[')) {
      const auto shut = std::min(path.rfind(']', path.find("].")), path.size() - 1);
      step.name = std::string(path.substr(1, shut - 1));
      path.remove_prefix(shut + 1);
    }
    if (path.starts_with('.')) path.remove_prefix(1);
    steps.push_back(std::move(step));
  }
  return steps;
}

std::string name_of_key(const PageContext& context, const std::string& key) {
  if (key == "distribution") return say(context, "form_section_files");
  for (const char* start : {"web_property_", "form_"})
    if (base::has_text(start + key, context.language)) return say(context, start + key);
  const std::string name = base::local_name(key);
  return name.empty() ? key : name;
}

const Json* find_named(const Json& list, const std::string& name) {
  for (const auto& item : list.items())
    if (item["id"].as_string() == name || item["@id"].as_string() == name) return &item;
  return nullptr;
}

// A file is called by its title, else by its place.
std::string file_name(const PageContext& context, const Json& document, const std::string& id) {
  const auto& files = document["distribution"].items();
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i]["id"].as_string() != id) continue;
    const std::string title = name_of(files[i], context.language).text;
    return title.empty() ? say(context, "form_file_number", {{"number", std::to_string(i + 1)}})
                         : title;
  }
  return "";
}

bool is_language(const std::string& key) {
  return key == "@none" || (key.size() == 2 && !catalog::find_property(key)) ||
         (key.size() > 3 && key[2] == '-');
}

std::string label_of(const PageContext& context, const std::vector<Step>& steps, const Json& before,
                     const Json& after) {
  std::string label;
  for (const auto& step : steps) {
    if (is_language(step.key)) {
      if (step.key != "@none") label += " (" + language_label(step.key, context.language) + ")";
      continue;
    }
    if (step.key == "distribution" && !step.name.empty()) {
      std::string file = file_name(context, after, step.name);
      if (file.empty()) file = file_name(context, before, step.name);
      label = say(context, "history_file", {{"name", file}});
      continue;
    }
    label += (label.empty() ? "" : ": ") + name_of_key(context, step.key);
    if (const Json* item = find_named(after[step.key], step.name); item && !step.name.empty())
      if (const std::string name = name_of(*item, context.language).text; !name.empty())
        label += " “" + name + "”";
  }
  return label;
}

// The property whose values stand at the end of a path.
std::string key_of(const std::vector<Step>& steps) {
  for (auto step = steps.rbegin(); step != steps.rend(); ++step)
    if (!is_language(step->key)) return step->key;
  return "";
}

bool is_text(const std::string& key) {
  const auto* property = catalog::find_property(key);
  return !property || property->range == Range::kText || property->range == Range::kKeyword ||
         property->range == Range::kLiteral;
}

// A file that came or went is called by its name; what it says is on its page.
std::string file_names(const PageContext& context, const Json& files) {
  std::string names;
  for (const auto* file : values_of(files))
    names += (names.empty() ? "" : ", ") + name_of(*file, context.language).text;
  return names;
}

std::string value_text(const PageContext& context, const std::string& key, const Json& value) {
  if (value.is_null()) return "";
  if (key == "distribution")
    if (std::string names = file_names(context, value); !names.empty()) return names;
  std::string text = node_text(context, key, value).text;
  return text.empty() ? base::write_json(value) : text;
}

std::vector<TextPart> replaced(std::string before, std::string after) {
  std::vector<TextPart> parts;
  if (!before.empty()) parts.push_back({Fate::kRemoved, std::move(before)});
  if (!after.empty()) parts.push_back({Fate::kAdded, std::move(after)});
  return parts;
}

HistoryChange change_of(const PageContext& context, const Difference& difference,
                        const Json& before, const Json& after) {
  const auto steps = steps_of(difference.path);
  const std::string key = key_of(steps);
  HistoryChange change{label_of(context, steps, before, after), {}};
  if (!difference.text.empty() && is_text(key))
    change.parts = difference.text;
  else
    change.parts = replaced(value_text(context, key, difference.before),
                            value_text(context, key, difference.after));
  return change;
}

}  // namespace

std::vector<HistoryChange> describe_changes(const PageContext& context, const Json& before,
                                            const Json& after) {
  std::vector<HistoryChange> changes;
  for (const auto& difference : catalog::history::compare_documents(before, after))
    changes.push_back(change_of(context, difference, before, after));
  return changes;
}

HistoryChange described_change(const PageContext& context, std::string_view key, std::string before,
                               std::string after) {
  return {say(context, key), replaced(std::move(before), std::move(after))};
}

}  // namespace portal::web
