#pragma once

#include <string>
#include <utility>
#include <vector>

#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// One setting as a field of the form.
struct SettingField {
  enum class Kind { kText, kLongText, kChoice, kColour, kSecret, kFile };

  std::string name;  // "site.title.vi"
  Kind kind = Kind::kText;
  std::string value;                                              // of a secret: nothing, ever
  std::vector<std::pair<std::string, std::string>> options = {};  // value and label, of a choice
  bool locked = false;  // the environment or a flag has set it
  bool is_set = false;  // of a secret or a file: whether there is one
  std::string fault = {};
};

/// Settings that belong together; `key` is of the heading's sentence.
struct SettingGroup {
  std::string key;
  std::vector<SettingField> fields;
};

/// The settings of the portal, for its administrators.
struct ManagePortalView {
  std::string form_token;
  std::string done;
  std::string fault;  // a sentence above the form
  std::vector<SettingGroup> groups;
};

std::string manage_portal_page(const Templates& templates, const PageContext& context,
                               const ManagePortalView& view);

}  // namespace portal::web
