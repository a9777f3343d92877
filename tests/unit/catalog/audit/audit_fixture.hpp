#pragma once

#include <functional>
#include <string>
#include <vector>

#include "catalog/audit/chain_check.hpp"
#include "catalog/audit/heads.hpp"
#include "catalog/audit/log.hpp"
#include "tests/unit/catalog/store/store_fixture.hpp"

namespace catalog::audit {

inline base::Time at(const char* text) {
  return *base::parse_time(text);
}

/// A store with an audit log.
class AuditTest : public store::StoreTest {
 protected:
  std::int64_t tell(const Event& event) {
    auto transaction = store->write();
    const auto seq = append(transaction.connection(), event);
    transaction.commit();
    return seq;
  }

  std::int64_t tell(const std::string& actor, const std::string& agency = "so-y-te") {
    Event event;
    event.actor = actor;
    event.action = "updated";
    event.kind = "agency";
    event.id = event.agency = agency;
    event.detail = R"({"note":"because of )" + actor + R"("})";
    return tell(event);
  }

  std::vector<Entry> list(const Filter& filter = {}) {
    std::vector<Entry> entries;
    const auto reader = store->snapshot();
    for_each(reader.connection(), filter, [&](const Entry& entry) {
      entries.push_back(entry);
      return true;
    });
    return entries;
  }

  std::vector<std::string> problems() {
    std::vector<store::Problem> found;
    check_chain(store->snapshot().connection(), found);
    std::vector<std::string> told;
    for (const auto& problem : found) told.push_back(problem.message.key + " " + problem.id);
    return told;
  }

  /// As somebody would who has the database file: what keeps entries from being changed goes first.
  void tamper(const std::string& sql) {
    for (const char* trigger : {"audit_is_not_changed", "audit_is_not_deleted",
                                "audit_head_is_not_changed", "audit_head_is_not_deleted"})
      damage("DROP TRIGGER IF EXISTS " + std::string(trigger));
    damage(sql);
  }
};

}  // namespace catalog::audit
