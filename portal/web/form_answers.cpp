#include "portal/web/form_answers.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "catalog/base/text.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/web/form_fields.hpp"
#include "portal/web/form_values.hpp"

namespace portal::web {
namespace {

using base::Json;

// The node that holds a field's values: the document or file itself, or the first node in it.
const Json& holder_of(const Json& node, const Field& field) {
  if (field.part.empty()) return node;
  for (const auto& item : node[field.key].items())
    if (item.is_object()) return item;
  return node[field.key].is_object() ? node[field.key] : Json()["nothing"];
}

// The same for writing; made where there is none.
Json& holder_in(Json& node, const Field& field) {
  if (field.part.empty()) return node;
  Json* found = node.find(field.key);
  if (found && found->is_object()) return *found;
  if (!found || !found->is_array()) found = &node.set(field.key, Json::array());
  for (auto& item : found->items())
    if (item.is_object()) return item;
  found->push(Json::object());
  return found->items().back();
}

// A contact or period of which nothing is left goes too.
void drop_if_empty(Json& node, const Field& field) {
  Json* list = node.find(field.key);
  if (field.part.empty() || !list || !list->is_array()) return;
  std::erase_if(list->items(), [](const Json& item) {
    return item.is_object() && std::ranges::all_of(item.members(), [](const Json::Member& member) {
             return member.first == "@type";
           });
  });
  if (std::as_const(*list).items().empty()) node.erase(field.key);
}

std::string_view key_of(const Field& field) {
  return field.part.empty() ? field.key : field.part;
}

void read_fields(Answers& answers, std::span<const Field> fields, const std::string& start,
                 const Json& node, std::string_view language) {
  for (const auto& field : fields) {
    const Json& value = holder_of(node, field)[key_of(field)];
    const std::string name = start + std::string(field.name);
    if (!has_languages(field.control)) {
      answers[name] = read_value(field, value, language);
      continue;
    }
    for (const auto tongue : kFormLanguages)
      answers[name + "." + std::string(tongue)] = read_text(field, value, tongue);
  }
}

void write_fields(Json& node, std::span<const Field> fields, const std::string& start,
                  const Answers& answers, std::string_view language) {
  for (const auto& field : fields) {
    const std::string name = start + std::string(field.name);
    const auto write = [&](const std::string& full, const std::string& stated, const auto& put) {
      const auto wanted = answers.find(full);
      if (wanted == answers.end() || wanted->second == stated) return;
      put(holder_in(node, field), key_of(field), wanted->second);
      drop_if_empty(node, field);
    };
    if (!has_languages(field.control)) {
      write(name, read_value(field, holder_of(node, field)[key_of(field)], language),
            [&](Json& holder, std::string_view key, const std::string& text) {
              write_value(holder, key, field, text, language);
            });
      continue;
    }
    for (const auto tongue : kFormLanguages)
      write(name + "." + std::string(tongue),
            read_text(field, holder_of(node, field)[key_of(field)], tongue),
            [&](Json& holder, std::string_view key, const std::string& text) {
              write_text(holder, key, field, text, tongue);
            });
  }
}

std::string start_of_file(std::string_view group) {
  return file_field_name(group, "");
}

void read_file(Answers& answers, const Json& file, const std::string& group,
               std::string_view language) {
  read_fields(answers, file_fields(), start_of_file(group), file, language);
  answers[file_field_name(group, kUploadField)] = file["file"].as_string();
}

void write_file(Json& file, const std::string& group, const Answers& answers,
                std::string_view language) {
  write_fields(file, file_fields(), start_of_file(group), answers, language);
  const auto upload = answers.find(file_field_name(group, kUploadField));
  if (upload == answers.end() || upload->second == file["file"].as_string()) return;
  // What was filled in of the former bytes is not true of these.
  for (const char* key : {"byteSize", "checksum", "downloadURL", "file"}) file.erase(key);
  if (!upload->second.empty()) file.set("file", upload->second);
}

void write_files(Json& document, const Answers& answers, std::string_view language) {
  const auto listed = answers.find(kFilesField);
  if (listed == answers.end()) return;
  const Json before = document["distribution"];
  Json after = Json::array();
  for (const auto& group : lines_of(listed->second)) {
    Json file = Json::object();
    bool is_new = true;
    for (std::size_t i = 0; i < before.items().size() && is_new; ++i)
      if (file_group(before.items()[i], i) == group) file = before.items()[i], is_new = false;
    if (file.is_object()) write_file(file, group, answers, language);
    if (!is_new || !file.members().empty()) after.push(std::move(file));
  }
  if (std::as_const(after).items().empty())
    document.erase("distribution");
  else
    document.set("distribution", std::move(after));
}

const Field& field_of(std::string_view key) {
  return *std::ranges::find(record_fields(), key, &Field::key);
}

std::vector<std::string> stated_in(const Json& document, std::string_view key) {
  return lines_of(read_value(field_of(key), document[key], "en"));
}

bool states(const Json& document, std::string_view key, std::string_view value) {
  const auto values = stated_in(document, key);
  return std::ranges::find(values, value) != values.end();
}

void take_out(Json& document, std::string_view key, std::string_view value) {
  auto values = stated_in(document, key);
  std::erase(values, value);
  write_value(document, key, field_of(key), base::join(values, "\n"), "en");
}

// The category of high-value data and the theme's item say the same: a record that named both names
// neither once one of them is taken out. (That both stand once one is put in, reading a record
// does: catalog/documents.)
void keep_in_step(const Json& before, Json& after) {
  for (const auto& item : stated_in(before, "covers")) {
    const auto* term = catalog::vocab::vocabulary("hvd-categories").find(item);
    if (!term || !states(before, "hvdCategory", term->iri)) continue;
    const bool has_category = states(after, "hvdCategory", term->iri);
    if (has_category == states(after, "covers", item)) continue;
    if (has_category)
      take_out(after, "hvdCategory", term->iri);
    else
      take_out(after, "covers", item);
  }
}

std::vector<std::string> segments_of(std::string_view path) {
  auto parts = base::split(path, '/');
  if (!parts.empty()) parts.erase(parts.begin());
  return parts;
}

bool is_number(const std::string& text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c); });
}

// The field of a property (and of a property of the node under it) among those of one table; in the
// language that the path names, else in the first.
std::string field_among(std::span<const Field> fields, const std::vector<std::string>& path) {
  if (path.empty()) return "";
  std::size_t next = path.size() > 1 && is_number(path[1]) ? 2 : 1;
  const Field* found = nullptr;
  for (const auto& field : fields) {
    if (field.key != path[0]) continue;
    const bool named = !field.part.empty() && next < path.size() && field.part == path[next];
    if (!found || named) found = &field;
    if (named) {
      ++next;
      break;
    }
  }
  if (!found) return "";
  std::string name(found->name);
  if (!has_languages(found->control)) return name;
  const bool english = next < path.size() && path[next] == "en";
  return name + (english ? ".en" : ".vi");
}

}  // namespace

const std::string& answer_in(const Answers& answers, std::string_view name) {
  static const std::string kNone;
  const auto found = answers.find(name);
  return found == answers.end() ? kNone : found->second;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const auto& line : base::split(text, '\n'))
    if (const auto trimmed = base::trim(line); !trimmed.empty()) lines.emplace_back(trimmed);
  return lines;
}

Answers read_answers(const Json& document, std::string_view language) {
  Answers answers;
  read_fields(answers, record_fields(), "", document, language);
  std::vector<std::string> groups;
  const auto& files = document["distribution"].items();
  for (std::size_t i = 0; i < files.size(); ++i) {
    groups.push_back(file_group(files[i], i));
    read_file(answers, files[i], groups.back(), language);
  }
  answers[std::string(kFilesField)] = base::join(groups, "\n");
  return answers;
}

Json write_answers(Json document, const Answers& answers, std::string_view language) {
  const Json before = document;
  write_fields(document, record_fields(), "", answers, language);
  keep_in_step(before, document);
  const auto listed = answers.find(kFilesField);
  const std::string now = answer_in(read_answers(document, language), kFilesField);
  if (listed == answers.end()) return document;
  if (listed->second == now && now.empty()) return document;
  write_files(document, answers, language);
  return document;
}

std::string file_group(const Json& distribution, std::size_t place) {
  const std::string& id = distribution["id"].as_string();
  return id.empty() ? "at" + std::to_string(place) : id;
}

std::string field_at(std::string_view path, const Json& document) {
  auto parts = segments_of(path);
  if (parts.empty()) return "";
  if (parts[0] != "distribution") return field_among(record_fields(), parts);
  if (parts.size() < 2 || !is_number(parts[1])) return std::string(kFilesField);
  const auto place = static_cast<std::size_t>(*Json::number(parts[1]).as_integer());
  const auto& files = document["distribution"].items();
  if (place >= files.size()) return std::string(kFilesField);
  parts.erase(parts.begin(), parts.begin() + 2);
  const std::string name = field_among(file_fields(), parts);
  const std::string group = file_group(files[place], place);
  return file_field_name(group, name.empty() ? "title.vi" : name);
}

}  // namespace portal::web
