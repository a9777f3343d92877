#include "catalog/store/revision_file.hpp"

#include "catalog/base/hash.hpp"
#include "tests/unit/catalog/store/store_fixture.hpp"

namespace catalog::store {
namespace {

class RevisionFile : public StoreTest {
 protected:
  // A revision of "a" that hands out that text.
  std::string hand_out(const std::string& text, const std::string& state = "published") {
    const auto content = store->files().put(text);
    WriteTransaction transaction = store->write();
    transaction.add_file({"file-" + text, content.sha256, content.byte_size, "text/csv", "a.csv"});
    DatasetChange change = dataset("a");
    change.state = state;
    change.document = R"({"distribution":[{"id":"a-csv","file":"file-)" + text + R"("}]})";
    change.distributions = {{"a-csv", "file-" + text}};
    transaction.put_dataset(change);
    transaction.commit();
    return content.sha256;
  }
  bool is_known(const std::string& sha256) {
    return !store->read().list_datasets_of_content(sha256).empty();
  }
  // As a program left it that did not keep the table.
  void forget() {
    damage("DELETE FROM revision_file");
    damage("DELETE FROM meta WHERE name = 'revision_files'");
  }
};

TEST_F(RevisionFile, IsKnownOfOldRevisionsToo) {
  const std::string first = hand_out("first"), second = hand_out("second");
  EXPECT_TRUE(is_known(first));
  EXPECT_TRUE(is_known(second));
  EXPECT_FALSE(is_known(base::sha256("third")));
}

TEST_F(RevisionFile, OfADraftIsNobodyElses) {
  const std::string draft = hand_out("draft", "draft");
  hand_out("published");
  EXPECT_FALSE(is_known(draft));
  EXPECT_TRUE(store->read().has_handed_out("a", draft));
  EXPECT_FALSE(store->read().has_handed_out("b", draft));
}

TEST_F(RevisionFile, IsFoundInRevisionsThatWereMadeBeforeItWasKept) {
  const std::string first = hand_out("first"), second = hand_out("second");
  forget();
  EXPECT_FALSE(is_known(first));
  open();
  EXPECT_TRUE(is_known(first));
  EXPECT_TRUE(is_known(second));
}

TEST_F(RevisionFile, OfADamagedRevisionCostsNoOthers) {
  const std::string first = hand_out("first"), second = hand_out("second");
  damage("UPDATE revision SET document = '{\"file\":\"' WHERE number = 1");
  forget();
  open();
  EXPECT_FALSE(is_known(first));
  EXPECT_TRUE(is_known(second));
}

}  // namespace
}  // namespace catalog::store
