#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/base/clock.hpp"

namespace catalog::audit {

/// What of an entry may tell of a person, or hold a person's words; it can be erased.
struct Detail {
  std::string salt;   // random, so that nobody finds an erased value by trying
  std::string actor;  // an account, or a door of the program: "import"
  std::string text;   // a JSON object: note, state …

  bool operator==(const Detail&) const = default;
};

/// One entry of the audit log: somebody did something to something.
struct Entry {
  std::int64_t seq = 0;  // from 1, without gaps
  base::Time time{};
  std::string action = {};  // "created", "updated" …
  std::string kind = {};    // "dataset" (series and services too), "working_copy", "agency",
                            // "account", "file", "purge", "log"
  std::string id = {};
  std::string agency = {};            // slug; empty: the site's
  std::int64_t revision = 0;          // that came of it; 0: none
  std::string content = {};           // SHA-256 of that revision's document
  std::string detail_digest = {};     // as digest_of()
  std::string hash = {};              // as hash_of()
  std::optional<Detail> detail = {};  // nothing: it was erased
};

/// The hash before the first entry: 64 zeros.
extern const std::string kNoHash;

/// What an entry's hash is made of: the word "portal-audit-1", the hash of the entry before, seq,
/// time (RFC 3339), action, kind, id, agency, revision, content and detail digest, each with a line
/// feed behind it.
std::string chained_text(const Entry& entry, std::string_view previous_hash);

/// SHA-256 of chained_text().
std::string hash_of(const Entry& entry, std::string_view previous_hash);

/// SHA-256 of salt, actor and text, each with a line feed behind it.
std::string digest_of(const Detail& detail);

}  // namespace catalog::audit
