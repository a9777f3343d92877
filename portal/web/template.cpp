#include "portal/web/template.hpp"

#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include <fstream>
#include <iterator>
#include <map>
#include <span>

#include "catalog/base/embedded.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"

namespace embedded {
std::span<const base::EmbeddedFile> templates();
}

namespace portal::web {
namespace {

constexpr std::string_view kDirective = "{{%AUTOESCAPE context=\"HTML\"}}";
constexpr int kPartialDepth = 8;

using Sources = std::map<std::string, std::string, std::less<>>;

[[noreturn]] void refuse(std::string_view name, std::string why) {
  throw base::Error(base::ErrorCode::kInternal, "template_broken",
                    {{"name", std::string(name)}, {"why", std::move(why)}});
}

Sources read_sources(const std::filesystem::path& folder) {
  Sources sources;
  for (const auto& file : embedded::templates())
    sources[std::string(file.name)] = std::string(file.text);
  if (folder.empty()) return sources;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    sources[entry.path().filename().string()] = std::string(std::istreambuf_iterator<char>(in), {});
  }
  return sources;
}

// Puts in what stands for good once the language is known: partials and sentences.
class Compiler {
 public:
  Compiler(const Sources& sources, std::string_view language)
      : sources_(sources), language_(language) {}

  std::string compile(std::string_view file) {
    return std::string(kDirective) + expand(file, kPartialDepth);
  }

 private:
  std::string expand(std::string_view file, int depth) {
    const auto found = sources_.find(file);
    if (found == sources_.end()) refuse(file, "there is no such template");
    std::string_view text = found->second;
    if (!text.starts_with(kDirective)) refuse(file, "it does not begin with AUTOESCAPE");
    if (depth == 0) refuse(file, "partials include each other");
    text.remove_prefix(kDirective.size());
    std::string out;
    for (;;) {
      const auto open = text.find("{{");
      const auto shut = text.find("}}", open);
      if (shut == std::string_view::npos) return out.append(text);
      out.append(text.substr(0, open));
      const auto whole = text.substr(open, shut + 2 - open);
      const auto tag = whole.substr(2, whole.size() - 4);
      if (tag.starts_with('>'))
        out += expand("_" + std::string(tag.substr(1)) + ".html", depth - 1);
      else if (tag.starts_with("T_"))
        out += sentence(file, tag.substr(2));
      else
        out += whole;
      text.remove_prefix(shut + 2);
    }
  }

  std::string sentence(std::string_view file, std::string_view key) {
    if (!base::has_text(key, language_)) refuse(file, "no sentence '" + std::string(key) + "'");
    return base::escape_html(base::say({std::string(key), {}}, language_));
  }

  const Sources& sources_;
  std::string_view language_;
};

ctemplate::TemplateString as_view(std::string_view text) {
  return {text.data(), text.size()};
}

std::string_view plain(const base::Json& value) {
  return value.is_number() ? value.digits() : value.as_string();
}

void fill(ctemplate::TemplateDictionary& dictionary, const base::Json& object);

void fill_member(ctemplate::TemplateDictionary& dictionary, std::string_view name,
                 const base::Json& value) {
  if (value.is_object()) return fill(*dictionary.AddSectionDictionary(as_view(name)), value);
  if (value.is_array()) {
    for (const auto& item : value.items()) {
      auto& inner = *dictionary.AddSectionDictionary(as_view(name));
      if (item.is_object())
        fill(inner, item);
      else
        inner.SetValueWithoutCopy("item", as_view(plain(item)));
    }
    return;
  }
  const auto text = plain(value);
  dictionary.SetValueWithoutCopy(as_view(name), as_view(text));
  if (value.as_bool() || !text.empty()) dictionary.ShowSection(as_view(name));
}

void fill(ctemplate::TemplateDictionary& dictionary, const base::Json& object) {
  for (const auto& [name, value] : object.members()) fill_member(dictionary, name, value);
}

}  // namespace

struct Templates::State {
  ctemplate::TemplateCache cache;
};

Templates::Templates(const std::filesystem::path& folder) : state_(std::make_unique<State>()) {
  const Sources sources = read_sources(folder);
  for (const char* language : {"vi", "en"}) {
    for (const auto& [file, source] : sources) {
      const std::string key = std::string(language) + "/" + file;
      const std::string text = Compiler(sources, language).compile(file);
      if (!state_->cache.StringToTemplateCache(key, text, ctemplate::STRIP_BLANK_LINES))
        refuse(file, "its sections or its HTML do not match");
    }
  }
  state_->cache.Freeze();
}

Templates::~Templates() = default;

std::string Templates::render(std::string_view name, std::string_view language,
                              const base::Json& view) const {
  const std::string key =
      std::string(language.starts_with("vi") ? "vi/" : "en/") + std::string(name) + ".html";
  ctemplate::TemplateDictionary dictionary("page");
  fill(dictionary, view);
  std::string out;
  if (!state_->cache.ExpandNoLoad(key, ctemplate::STRIP_BLANK_LINES, &dictionary, nullptr, &out))
    refuse(name, "there is no such template");
  return out;
}

}  // namespace portal::web
