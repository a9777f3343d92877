#pragma once

#include <map>
#include <string>
#include <string_view>

#include "catalog/base/clock.hpp"

namespace portal::mail {

/// A letter to somebody about something that happened in the portal, and what it looks like on the
/// way (RFC 5322: plain text, UTF-8).

/// To whom a letter goes.
struct Recipient {
  std::string address = {};
  std::string name = {};      // as others read it; may be empty
  std::string language = {};  // "vi" or "en"
};

/// A letter before it has words: `about` names its sentences, "mail_ABOUT_subject" and
/// "mail_ABOUT_body" of the area mail, `arguments` fill their places.
struct Letter {
  Recipient to;
  std::string about;
  std::map<std::string, std::string> arguments;
};

/// A dataset somebody works at: its title, its agency's name, and where the reader finds it.
struct Subject {
  std::string title = {};
  std::string agency = {};
  std::string link = {};
};

/// Whoever may publish is asked to look at a record. `who`: asks for it.
Letter review_requested(Recipient to, const Subject& subject, const std::string& who);
/// Whoever wrote a record is told how it went.
Letter approved(Recipient to, const Subject& subject, const std::string& who);
Letter refused(Recipient to, const Subject& subject, const std::string& who,
               const std::string& reason);
/// Somebody is invited into an agency by a link that is good once.
Letter invitation(Recipient to, const std::string& agency, const std::string& link);
/// Somebody may choose a new password by a link that is good once.
Letter password_reset(Recipient to, const std::string& link);

/// Whether it can stand in a letter as an address: one "@", a host, ASCII, nothing that ends a
/// field or begins another one.
bool is_address(std::string_view text);

/// The whole letter as it is sent, lines ending in CR LF. Names and titles cannot make further
/// fields: control characters become spaces. `key` names the letter: sent again, it has the same
/// Message-ID, by which mail programs know a letter that they have.
std::string write_letter(const Letter& letter, const std::string& from, const std::string& portal,
                         const std::string& key, base::Time time);

}  // namespace portal::mail
