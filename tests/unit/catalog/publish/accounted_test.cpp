#include "catalog/publish/accounted.hpp"

#include <gtest/gtest.h>

#include "catalog/audit/chain_check.hpp"
#include "catalog/audit/log.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/store/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::publish {
namespace {

using audit::Entry;

class Accounted : public testing::Test {
 protected:
  Published add(const std::string& title, const std::string& note = "") {
    Draft draft;
    draft.source = "test";
    draft.source_key = "1";
    draft.author = "lan";
    draft.note = note;
    draft.document = base::parse_json(R"({"title":{"vi":")" + title +
                                      R"("},"publisher":{"name":{"vi":"Sở Y tế"}}})");
    auto transaction = store_.write();
    auto published = publish(transaction, std::move(draft));
    transaction.commit();
    return published;
  }

  std::vector<Entry> entries() {
    std::vector<Entry> list;
    const auto reader = store_.snapshot();
    audit::for_each(reader.connection(), {}, [&](const Entry& entry) {
      list.push_back(entry);
      return true;
    });
    return list;
  }

  TemporaryFolder folder_;
  store::Store store_{folder_.path()};
};

TEST_F(Accounted, IsEveryRevisionAndTheAgencyThatItBrings) {
  const auto published = add("Giường bệnh");
  add("Giường bệnh");  // nothing changed: nothing to answer for
  add("Giường bệnh 2026", "sửa tên");
  const auto list = entries();
  ASSERT_EQ(list.size(), 4u);
  EXPECT_EQ(list[1].kind, "agency");
  EXPECT_EQ(list[1].id, "so-y-te");
  EXPECT_EQ(list[1].detail->actor, "lan");
  EXPECT_EQ(list[2].action, "created");
  EXPECT_EQ(list[2].kind, "dataset");
  EXPECT_EQ(list[2].id, published.id);
  EXPECT_EQ(list[2].agency, "so-y-te");
  EXPECT_EQ(list[2].revision, 1);
  EXPECT_EQ(list[3].action, "updated");
  EXPECT_EQ(list[3].revision, 2);
  EXPECT_EQ(list[3].content, store_.read().find_dataset(published.id)->digest);
  EXPECT_EQ(base::parse_json(list[3].detail->text)["note"].as_string(), "sửa tên");
  std::vector<store::Problem> problems;
  EXPECT_EQ(audit::check_chain(store_.snapshot().connection(), problems), 4);
  EXPECT_TRUE(problems.empty());
}

TEST_F(Accounted, IsAnAgencyOnlyWhereItWasChanged) {
  for (const char* name : {"A", "A", "B"}) {
    auto transaction = store_.write();
    AgencyDraft draft{.slug = "a", .document = {}, .parent = {}, .author = "minh"};
    draft.document.set("name", name);
    put_agency(transaction, draft);
    transaction.commit();
  }
  const auto list = entries();
  ASSERT_EQ(list.size(), 3u);
  EXPECT_EQ(list[1].action, "created");
  EXPECT_EQ(list[2].action, "updated");
  EXPECT_EQ(list[2].content, base::sha256(store_.read().find_agency("a")->document));
  EXPECT_EQ(list[2].detail->actor, "minh");
}

}  // namespace
}  // namespace catalog::publish
