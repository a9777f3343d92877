#include "catalog/bulk/edit.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/normalise.hpp"

namespace catalog::bulk {
namespace {

using base::Error;
using base::ErrorCode;
using base::Json;

constexpr std::array<std::string_view, 7> kSettable = {
    "license",      "accrualPeriodicity", "accessRights", "language",
    "contactPoint", "conformsTo",         "visibility"};
constexpr std::array<std::string_view, 2> kLists = {"theme", "keyword"};

[[noreturn]] void throw_key(const std::string& key) {
  throw Error(ErrorCode::kInvalidData, "bulk_edit_key",
              {{"key", base::shorten(base::repair_utf8(key), 40)}});
}

bool is_texts(const Json& list) {
  return list.is_array() && std::ranges::all_of(list.items(), &Json::is_string);
}

void check_list(const std::string& key, const Json& value) {
  bool good = false;
  if (key == "theme") good = is_texts(value);
  if (key == "keyword")
    good = value.is_object() && std::ranges::all_of(value.members(), [](const auto& each) {
             return is_texts(each.second);
           });
  if (!good) throw Error(ErrorCode::kInvalidData, "bulk_edit_list", {{"key", key}});
}

void add_texts(Json& list, const Json& added) {
  for (const auto& each : added.items())
    if (std::ranges::find(std::as_const(list).items(), each) == std::as_const(list).items().end())
      list.push(each);
}

void remove_texts(Json& list, const Json& removed) {
  std::erase_if(list.items(), [&](const Json& each) {
    return std::ranges::find(removed.items(), each) != removed.items().end();
  });
}

Json& list_in(Json& owner, const std::string& key) {
  Json* list = owner.find(key);
  if (!list) list = &owner.set(key, Json::array());
  if (!list->is_array()) *list = Json(Json::Array{std::move(*list)});
  return *list;
}

void erase_if_empty(Json& owner, const std::string& key) {
  const Json* value = std::as_const(owner).find(key);
  if (value && value->items().empty() && value->members().empty()) owner.erase(key);
}

template <typename Change>
void change_lists(Json& document, const Json& stated, Change change) {
  if (const Json* themes = stated.find("theme")) {
    change(list_in(document, "theme"), *themes);
    erase_if_empty(document, "theme");
  }
  const Json* keywords = stated.find("keyword");
  if (!keywords) return;
  Json* map = document.find("keyword");
  if (!map) map = &document.set("keyword", Json::object());
  for (const auto& [language, words] : keywords->members()) {
    change(list_in(*map, language), words);
    erase_if_empty(*map, language);
  }
  erase_if_empty(document, "keyword");
}

void set_licence(Json& document, const Json& licence) {
  Json* files = document.find("distribution");
  const bool has_files = files && files->is_array() && !files->items().empty();
  if (has_files)
    for (auto& file : files->items()) file.set("license", licence);
  if (!has_files || document.find("license")) document.set("license", licence);
}

}  // namespace

void check_edit(const Json& edit) {
  for (const auto& [key, value] : edit["set"].members()) {
    if (std::ranges::find(kSettable, key) == kSettable.end()) throw_key(key);
    if (key == "visibility" && value.as_string() != "public" && value.as_string() != "agency")
      throw Error(ErrorCode::kInvalidData, "visibility_bad",
                  {{"value", base::shorten(base::repair_utf8(value.as_string()), 40)}});
  }
  for (const char* part : {"add", "remove"})
    for (const auto& [key, value] : edit[part].members()) {
      if (std::ranges::find(kLists, key) == kLists.end()) throw_key(key);
      check_list(key, value);
    }
  const bool is_empty = edit["set"].members().empty() && edit["add"].members().empty() &&
                        edit["remove"].members().empty() && edit["state"].as_string().empty();
  if (is_empty) throw Error(ErrorCode::kInvalidData, "bulk_edit_empty");
}

void normalise_edit(Json& edit) {
  for (const char* part : {"set", "add", "remove"}) {
    Json* stated = edit.find(part);
    if (!stated || !stated->is_object()) continue;
    const Json visibility = std::as_const(*stated)["visibility"];
    stated->erase("visibility");
    documents::normalise(*stated, NodeClass::kDataset);
    if (!visibility.is_null()) stated->set("visibility", visibility);
  }
}

void apply_edit(Json& document, const Json& edit) {
  for (const auto& [key, value] : edit["set"].members()) {
    if (key == "visibility") continue;
    if (key == "license")
      set_licence(document, value);
    else
      document.set(key, value);
  }
  change_lists(document, edit["remove"], remove_texts);
  change_lists(document, edit["add"], add_texts);
}

}  // namespace catalog::bulk
