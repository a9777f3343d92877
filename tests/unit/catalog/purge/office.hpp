#pragma once

// A store with a dataset, a file and persons, for what is erased from it.

#include <string>
#include <vector>

#include "catalog/audit/chain_check.hpp"
#include "catalog/audit/log.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/json.hpp"
#include "catalog/purge/finish.hpp"
#include "catalog/purge/purge.hpp"
#include "catalog/store/check.hpp"
#include "catalog/usage/missing_table.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::purge {

inline people::Principal person(const std::string& name, const people::RolesHeld& roles) {
  return people::Principal::signed_in({"id-" + name, name, name}, roles);
}
inline people::Principal administrator(const std::string& name) {
  return person(name, {{}, {people::Role::kAdministrator}});
}
inline people::Principal publisher(const std::string& name, const std::string& agency) {
  return person(name, {{{agency, people::Role::kPublisher}}, {}});
}

struct Office {
  TemporaryFolder folder;
  store::Store store{folder.path()};
  usage::MissingTable missing{store};

  Office() {
    auto change = store.write();
    change.put_agency({.slug = "weather", .document = "{}"});
    change.commit();
  }

  /// A revision with its entry in the audit log, as catalog/publish makes them.
  void publish(const std::string& id, const std::string& document, const std::string& file = "",
               const std::string& note = "") {
    auto transaction = store.write();
    store::DatasetChange change{.id = id, .agency = "weather", .state = "published"};
    change.document = document;
    change.note = note;
    if (!file.empty()) change.distributions = {{id + "-d", file}};
    audit::Event event{.actor = "lan", .action = "updated", .kind = "dataset", .id = id};
    event.revision = transaction.put_dataset(change);
    event.content = base::sha256(document);
    event.detail = "{\"note\":\"" + note + "\"}";
    audit::append(transaction.connection(), event);
    transaction.commit();
  }

  /// Its digest.
  std::string upload(const std::string& id, const std::string& bytes) {
    const auto content = store.files().put(bytes);
    auto change = store.write();
    change.add_file({.id = id,
                     .sha256 = content.sha256,
                     .byte_size = content.byte_size,
                     .media_type = "text/csv",
                     .name = "nguyen-van-a.csv",
                     .agency = "weather",
                     .uploader = "lan"});
    audit::append(change.connection(), {.actor = "lan",
                                        .action = "uploaded",
                                        .kind = "file",
                                        .id = id,
                                        .content = content.sha256,
                                        .detail = R"({"name":"nguyen-van-a.csv"})"});
    change.commit();
    return content.sha256;
  }

  void run(sql::Sql statement) {
    auto change = store.write();
    change.connection().execute(statement);
    change.commit();
  }
  /// The first column of each row.
  std::vector<std::string> rows(sql::Sql question) {
    std::vector<std::string> list;
    const auto reader = store.read();
    auto found = reader.connection().query(question);
    while (const auto row = found.next()) list.push_back(row->text(0));
    return list;
  }

  Purge ask(const Wish& wish, const people::Principal& who = administrator("an")) {
    auto change = store.write();
    const auto purge = purge::ask(change, who, wish);
    change.commit();
    return purge;
  }
  Purge confirm(const Purge& purge, const people::Principal& who = administrator("binh")) {
    auto change = store.write();
    auto done = purge::confirm(change, who, purge.id);
    change.commit();
    return done;
  }
  Purge erase_field(const std::string& dataset, const std::string& pointer) {
    return confirm(ask(
        {.kind = Kind::kField, .dataset = dataset, .pointer = pointer, .reason = "Theo yêu cầu"}));
  }
  Purge erase_content(const std::string& sha256) {
    return confirm(ask({.sha256 = sha256, .reason = "Có dữ liệu cá nhân"}));
  }

  /// What the check of the store and of the audit log finds, each by its key.
  std::vector<std::string> problems() {
    auto found = store::check(store).problems;
    audit::check_chain(store.snapshot().connection(), found);
    std::vector<std::string> keys;
    for (const auto& problem : found) keys.push_back(problem.message.key);
    return keys;
  }
};

}  // namespace catalog::purge
