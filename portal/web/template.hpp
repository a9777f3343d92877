#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "catalog/base/json.hpp"

namespace portal::web {

/// The pages' templates, read and checked once. Every value is escaped for the place where it
/// stands (text, attribute, address); only variables marked {{NAME:none}} are put in as they are,
/// and those are HTML or JSON of our own making.
///
/// In a template:
///   {{NAME}}                 a text or number of the view
///   {{#NAME}}…{{/NAME}}      shown for true, a text, a number or an object (which is then the
///   inner
///                            scope), repeated for each item of an array, left out otherwise; an
///                            item that is a text is {{item}} inside
///   {{#NAME_separator}}…     between two items of NAME
///   {{T_key}}                the sentence `key` of the page's language
///   {{>name}}                the template _name.html, in the same scope
/// An inner scope sees the outer one, so names of an inner one must differ from those outside.
///
/// Thread: any; nothing changes after construction.
class Templates {
 public:
  /// The program's own templates; files of the same name in `folder` (may be empty) go before them.
  /// Errors: kInternal "template_broken" naming the file: no AUTOESCAPE at its head, an unknown
  /// sentence or partial, or sections that do not match.
  explicit Templates(const std::filesystem::path& folder = {});
  ~Templates();
  Templates(const Templates&) = delete;
  Templates& operator=(const Templates&) = delete;

  /// One page. `name` is without ".html"; `language` is "vi" or "en".
  std::string render(std::string_view name, std::string_view language,
                     const base::Json& view) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace portal::web
