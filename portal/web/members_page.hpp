#pragma once

#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

struct MemberRow {
  std::string account;  // identifier
  std::string name;
  std::string display_name;
  std::string role;  // "editor"
};

struct RequestRow {
  std::string account;
  std::string name;
  std::string display_name;
  std::string note;
  base::Time asked_at{};
};

/// Who belongs to an agency, for its admins.
struct MembersView {
  std::string slug;
  std::string agency;  // its name in the reader's language
  std::string form_token;
  std::string done;                // a sentence about what was done
  std::string fault;               // a sentence about what was not
  std::string new_link;            // an invitation that was just made; shown this once
  std::vector<std::string> roles;  // that can be given: "reader" …
  bool two_persons = false;        // whether it wants a second person for what becomes public
  bool sends_mail = false;         // whether an invitation may be sent to an address
  std::vector<MemberRow> members;
  std::vector<RequestRow> requests;
};

std::string members_page(const Templates& templates, const PageContext& context,
                         const MembersView& view);

}  // namespace portal::web
