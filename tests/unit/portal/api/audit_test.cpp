#include "portal/api/audit.hpp"

#include <gtest/gtest.h>

#include "catalog/audit/heads.hpp"
#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

TEST(AuditHeads, AreShownTheLatestFirstAndKnowWhenThereIsANewOne) {
  TestPortal portal(routes());
  EXPECT_EQ(portal.get_json("/audit/heads")["total"].as_integer(), 0);
  const auto before = field(portal.get("/audit/heads"), "ETag");
  portal.add(R"({"title":{"en":"Rain"},"description":"d"})");
  const auto keep = [&](const char* date) {
    auto transaction = portal.app.store.write();
    const auto head = catalog::audit::keep_head(transaction.connection(), date);
    transaction.commit();
    return head;
  };
  keep("2026-05-18");
  portal.add(R"({"title":{"en":"Snow"},"description":"d"})");
  const auto last = keep("2026-05-19");
  const auto shown = portal.get_json("/audit/heads");
  EXPECT_EQ(shown["total"].as_integer(), 2);
  const auto& first = shown["items"].items().at(0);
  EXPECT_EQ(first["date"].as_string(), "2026-05-19");
  EXPECT_EQ(first["seq"].as_integer(), last.seq);
  EXPECT_EQ(first["hash"].as_string(), last.hash);
  EXPECT_NE(field(portal.get("/audit/heads"), "ETag"), before);
}

}  // namespace
}  // namespace portal::api
