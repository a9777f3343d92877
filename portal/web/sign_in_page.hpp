#pragma once

#include <string>

#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

struct SignInView {
  std::string next;   // the address to go on to, as it came
  std::string name;   // as it was typed before
  std::string fault;  // a sentence in the reader's language, when the last try went wrong
};

std::string sign_in_page(const Templates& templates, const PageContext& context,
                         const SignInView& view);

/// What a one-time link is answered with.
struct AcceptView {
  std::string title;
  std::string lead;
  bool has_account = false;  // the link is for an account that there is, with `name`
  std::string name;          // else as it was typed before
  std::string display_name;  // as it was typed before
  std::string fault;
  std::string join_label;  // whoever is signed in may join at once: what the button says
  std::string form_token;  // then
};

std::string accept_page(const Templates& templates, const PageContext& context,
                        const AcceptView& view);

}  // namespace portal::web
