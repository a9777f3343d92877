#pragma once

// What was erased for good at the word of two persons (catalog/purge), as all others must know of
// it: who hands out files, takes uploads, checks the store or backs it up.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/sql/database.hpp"
#include "catalog/store/store.hpp"

namespace catalog::store {

// Errors of all: as sql::Connection.

/// A content that was erased.
struct PurgedContent {
  std::string purge;
  base::Time time{};
  std::string reason;
};

/// Nothing for a content that was not.
std::optional<PurgedContent> find_purged(sql::Connection& connection, std::string_view sha256);

/// Errors: kGone "content_purged", with when and why, for a content that was erased.
void refuse_purged(sql::Connection& connection, std::string_view sha256);

/// Errors: kInvalidData "content_purged_before", with when and why, for one that comes again.
void want_not_purged(sql::Connection& connection, std::string_view sha256);

/// Takes away again the bytes of an upload that came to the store's files and was erased before.
/// Errors: as want_not_purged(); then the bytes are gone.
void refuse_purged_upload(Store& store, std::string_view sha256);

/// A revision whose document a purge changed; both are SHA-256.
struct ReplacedDigest {
  std::string dataset;
  std::int64_t number = 0;
  std::string former;
  std::string digest;
};

void put_replaced_digest(sql::Connection& connection, std::string_view purge,
                         const ReplacedDigest& replaced);

/// Those of a purge, by dataset and number.
std::vector<ReplacedDigest> list_replaced(sql::Connection& connection, std::string_view purge);

/// SHA-256 over them, each as "dataset number former digest" with a line feed behind it: with what
/// the audit log vouches for them. Empty when there are none.
std::string digest_of(const std::vector<ReplacedDigest>& replaced);

/// A backup that was made of this store.
struct BackupMade {
  base::Time time{};
  std::string name;      // of the file, without its folder
  std::int64_t seq = 0;  // the last change that it holds
};

void put_backup(sql::Connection& connection, const BackupMade& backup);
/// Those made until a time, the latest first.
std::vector<BackupMade> list_backups(sql::Connection& connection, base::Time until);

}  // namespace catalog::store
