#include "catalog/store/upload_table.hpp"

#include "tests/unit/catalog/store/store_fixture.hpp"

namespace catalog::store {
namespace {

class UploadTable : public StoreTest {
 protected:
  static StoredUpload upload(const std::string& id, const std::string& expires) {
    StoredUpload made;
    made.id = id;
    made.account = "lan";
    made.agency = "health";
    made.name = "bảng.csv";
    made.byte_size = 1000;
    made.expires_at = *base::parse_time(expires);
    return made;
  }
  void add(const StoredUpload& upload) {
    WriteTransaction change = store->write();
    add_upload(change, upload);
    change.commit();
  }
};

TEST_F(UploadTable, KeepsHowFarAnUploadHasCome) {
  add(upload("u", "2026-05-01"));
  StoredUpload found = *find_upload(store->read(), "u");
  EXPECT_EQ(found.name, "bảng.csv");
  EXPECT_EQ(found.byte_size, 1000);
  found.flushed = 500;
  found.boot = "b";
  found.file = "f";
  WriteTransaction change = store->write();
  update_upload(change, found);
  change.commit();
  EXPECT_EQ(find_upload(store->read(), "u")->flushed, 500);
  EXPECT_EQ(find_upload(store->read(), "u")->boot, "b");
  EXPECT_EQ(find_upload(store->read(), "u")->file, "f");
  EXPECT_FALSE(find_upload(store->read(), "v"));
}

TEST_F(UploadTable, ListsThoseWhoseTimeIsOver) {
  add(upload("early", "2026-05-01"));
  add(upload("late", "2026-05-03"));
  const auto over = list_expired_uploads(store->read(), *base::parse_time("2026-05-02"));
  ASSERT_EQ(over.size(), 1U);
  EXPECT_EQ(over[0].id, "early");
  WriteTransaction change = store->write();
  EXPECT_TRUE(remove_upload(change, "early"));
  EXPECT_FALSE(remove_upload(change, "early"));
}

TEST_F(UploadTable, CountsFilesAndWhatUploadsWillBe) {
  add(upload("early", "2026-05-01"));
  add(upload("late", "2026-05-03"));
  WriteTransaction change = store->write();
  StoredFile file;
  file.id = "f";
  file.byte_size = 7;
  file.agency = "health";
  change.add_file(file);
  const base::Time now = *base::parse_time("2026-05-02");
  EXPECT_EQ(count_bytes_of_agency(change.read(), "health", now), 1007);
  StoredUpload done = *find_upload(change.read(), "late");
  done.file = "f";
  update_upload(change, done);
  EXPECT_EQ(count_bytes_of_agency(change.read(), "health", now), 7);
  EXPECT_EQ(count_bytes_of_agency(change.read(), "", now), 0);
}

}  // namespace
}  // namespace catalog::store
