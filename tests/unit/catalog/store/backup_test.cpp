#include "catalog/store/backup.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <iterator>
#include <set>
#include <thread>

#include "catalog/store/check.hpp"
#include "catalog/store/restore.hpp"
#include "tests/unit/catalog/store/store_fixture.hpp"

namespace catalog::store {
namespace {

namespace fs = std::filesystem;

std::string read_all(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_all(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

class Backup : public StoreTest {
 protected:
  Backup() {
    const auto content = store->files().put(std::string(3000, 'x'));
    WriteTransaction transaction = store->write();
    transaction.add_file({"f1", content.sha256, content.byte_size, "text/csv", "a.csv", {}});
    transaction.put_dataset(dataset("a"));
    transaction.commit();
  }
  /// What lies in the folder of the test, in order.
  std::string names_beside() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder.path()))
      names.insert(entry.path().filename().string());
    std::string all;
    for (const auto& name : names) all += name + " ";
    return all;
  }
  fs::path archive() const { return folder / "backup.tar"; }
  std::string ids() {
    std::string all;
    for (const auto& found : store->read().list_datasets({}, "", 10)) all += found.id;
    return all;
  }
};

TEST_F(Backup, BringsBackTheMomentItWasMade) {
  const BackupReport made = backup(*store, archive());
  EXPECT_EQ(made.datasets, 1);
  EXPECT_EQ(made.files, 1);
  EXPECT_EQ(made.last_seq, 2);
  EXPECT_EQ(made.byte_size, static_cast<std::int64_t>(fs::file_size(archive())));
  const std::string id = store->id();
  put(dataset("b"));
  fs::create_directories(folder / "data" / "index");
  store.reset();
  EXPECT_EQ(restore(folder / "data", archive()).datasets, 1);
  open();
  EXPECT_EQ(ids(), "a");
  EXPECT_NE(store->id(), id) << "its numbers of changes go another way from here";
  EXPECT_TRUE(check(*store).problems.empty());
  EXPECT_FALSE(fs::exists(folder / "data" / "index"));
  EXPECT_FALSE(fs::exists(folder / "data" / "before-restore"));
  EXPECT_FALSE(fs::exists(folder / "data" / "restore.ready"));
}

TEST_F(Backup, RestoresIntoAnEmptyPlace) {
  backup(*store, archive());
  restore(folder / "new" / "place", archive());
  Store restored(folder / "new" / "place");
  EXPECT_TRUE(restored.read().find_dataset("a"));
  EXPECT_TRUE(check(restored).problems.empty());
}

TEST_F(Backup, IsATarFileThatNamesItsParts) {
  backup(*store, archive());
  const std::string bytes = read_all(archive());
  EXPECT_EQ(bytes.substr(0, 11), std::string("catalog.db\0", 11));
  EXPECT_EQ(bytes.substr(257, 5), "ustar");
  EXPECT_EQ(bytes.size() % 512, 0u);
  EXPECT_EQ(names_beside(), "backup.tar data ");
}

TEST_F(Backup, LeavesFilesOfOthersBesideItAlone) {
  for (const char* ending : {".part", ".database"})
    fs::create_directories(folder / ("backup.tar" + std::string(ending)) / "theirs");
  backup(*store, archive());
  EXPECT_EQ(names_beside(), "backup.tar backup.tar.database backup.tar.part data ");
  EXPECT_TRUE(fs::exists(folder / "backup.tar.part" / "theirs"));
}

TEST_F(Backup, RemovesWhatAKilledOneLeft) {
  const std::string stray = "backup.tar.0123456789abcdef.part";
  for (const char* ending : {"", ".with", ".with-journal"})
    write_all(folder / (stray + ending), "");
  backup(*store, archive());
  EXPECT_EQ(names_beside(), "backup.tar data ");
}

TEST_F(Backup, IsWrittenStraightIntoAPipe) {
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  std::string bytes;
  std::thread reader([&] { bytes = read_all(folder / "pipe"); });
  const BackupReport made = backup(*store, folder / "pipe");
  reader.join();
  EXPECT_TRUE(fs::is_fifo(folder / "pipe"));
  EXPECT_EQ(static_cast<std::int64_t>(bytes.size()), made.byte_size);
  EXPECT_EQ(names_beside(), "data pipe ");
  for (const auto& entry : fs::directory_iterator(folder / "data"))
    EXPECT_FALSE(entry.path().filename().string().starts_with("backup")) << entry.path();
  write_all(archive(), bytes);
  EXPECT_EQ(restore(folder / "new", archive()).files, 1);
}

TEST_F(Backup, IsWholeWhenSeveralAreWrittenToOnePlaceAtATime) {
  const auto write_some = [&] {
    Store mine(folder / "data");
    for (int i = 0; i < 5; ++i) EXPECT_EQ(backup(mine, archive()).datasets, 1);
  };
  std::thread first(write_some);
  std::thread second(write_some);
  first.join();
  second.join();
  EXPECT_EQ(names_beside(), "backup.tar data ");
  EXPECT_EQ(restore(folder / "new", archive()).files, 1);
}

TEST_F(Backup, ReplacesAnOlderOneOnlyWhenItIsWhole) {
  backup(*store, archive());
  const std::string before = read_all(archive());
  damage("UPDATE revision SET document = '{}'");
  EXPECT_EQ(failure_of([&] { backup(*store, archive()); }), "backup_store_damaged");
  EXPECT_EQ(read_all(archive()), before);
  EXPECT_EQ(failure_of([&] { backup(*store, folder / "none" / "b.tar"); }), "file_not_saved");
}

TEST_F(Backup, RefusesToLeaveOutADamagedFile) {
  const auto file = store->read().find_file("f1");
  write_all(*store->files().find(file->sha256), std::string(3000, 'y'));
  EXPECT_EQ(failure_of([&] { backup(*store, archive()); }), "backup_file_damaged");
  EXPECT_FALSE(fs::exists(archive()));
}

TEST_F(Backup, IsNotRestoredUnderAnOpenStore) {
  backup(*store, archive());
  EXPECT_EQ(failure_of([&] { restore(folder / "data", archive()); }), "store_in_use");
  store.reset();
  const ServeLock server(folder / "data");
  EXPECT_EQ(failure_of([&] { restore(folder / "data", archive()); }), "store_served");
}

TEST_F(Backup, LeavesTheOldStoreWhenTheBackupIsDamagedAnywhere) {
  backup(*store, archive());
  put(dataset("b"));
  store.reset();
  const std::string whole = read_all(archive());
  int refused = 0;
  // The manifest's own words and the padding after it prove nothing about the data.
  for (std::size_t at = 20; at + 2048 < whole.size(); at += 1511) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    write_all(archive(), bytes);
    const std::string failure = failure_of([&] { restore(folder / "data", archive()); });
    refused += failure.starts_with("backup_") ? 1 : 0;
    EXPECT_TRUE(failure.starts_with("backup_")) << at << " " << failure;
  }
  EXPECT_GT(refused, 50);
  open();
  EXPECT_EQ(ids(), "ab");
  EXPECT_FALSE(fs::exists(folder / "data" / "restore.unpacked"));
}

TEST_F(Backup, LeavesTheOldStoreWhenTheBackupIsCutOrForeign) {
  backup(*store, archive());
  put(dataset("b"));
  store.reset();
  const std::string whole = read_all(archive());
  for (const std::size_t size : {std::size_t{0}, std::size_t{511}, whole.size() / 2,
                                 whole.size() - 1025, whole.size() - 1024}) {
    write_all(archive(), whole.substr(0, size));
    EXPECT_EQ(failure_of([&] { restore(folder / "data", archive()); }), "backup_cut") << size;
  }
  write_all(archive(), "id,title\n1,Rain\n");
  EXPECT_EQ(failure_of([&] { restore(folder / "data", archive()); }), "backup_foreign");
  write_all(archive(), std::string(4096, 'x'));
  EXPECT_EQ(failure_of([&] { restore(folder / "data", archive()); }), "backup_foreign");
  write_all(archive(), std::string(4096, '\0'));
  EXPECT_EQ(failure_of([&] { restore(folder / "data", archive()); }), "backup_cut");
  EXPECT_EQ(failure_of([&] { restore(folder / "data", folder / "none"); }), "backup_missing");
  open();
  EXPECT_EQ(ids(), "ab");
}

// The states that a restore passes after its point of no return.
TEST_F(Backup, IsCompletedOnOpeningWhereverTheRestoreWasCutOff) {
  backup(*store, archive());
  put(dataset("b"));
  store.reset();
  restore(folder / "new", archive());
  const fs::path data = folder / "data";
  const auto prepare = [&] {
    fs::remove_all(data / "restore.ready");
    fs::create_directories(data / "restore.ready");
    fs::copy(folder / "new" / "catalog.db", data / "restore.ready" / "catalog.db");
    fs::copy(folder / "new" / "files", data / "restore.ready" / "files",
             fs::copy_options::recursive);
  };
  const std::vector<std::function<void()>> steps = {
      [] {},
      [&] { fs::create_directories(data / "before-restore"); },
      [&] { fs::rename(data / "catalog.db", data / "before-restore" / "catalog.db"); },
      [&] { fs::rename(data / "files", data / "before-restore" / "files"); },
      [&] { fs::rename(data / "restore.ready" / "files", data / "files"); },
      [&] { fs::rename(data / "restore.ready" / "catalog.db", data / "catalog.db"); },
  };
  for (std::size_t cut = 0; cut <= steps.size(); ++cut) {
    prepare();
    for (std::size_t i = 0; i < cut; ++i) steps[i]();
    open();
    EXPECT_EQ(ids(), "a") << cut;
    EXPECT_TRUE(check(*store).problems.empty()) << cut;
    EXPECT_FALSE(fs::exists(data / "restore.ready")) << cut;
    put(dataset("b"));
    store.reset();
  }
}

TEST_F(Backup, RemovesWhatARestoreLeftThatDiedBefore) {
  fs::create_directories(folder / "data" / "restore.unpacked" / "files");
  open();
  EXPECT_FALSE(fs::exists(folder / "data" / "restore.unpacked"));
  EXPECT_EQ(ids(), "a");
}

TEST_F(Backup, IsConsistentWhileOthersWrite) {
  store.reset();
  const pid_t child = fork();
  if (child == 0) {
    Store mine(folder / "data");
    for (int i = 0; i < 400; ++i) {
      WriteTransaction transaction = mine.write();
      transaction.put_dataset(dataset("w" + std::to_string(i)));
      transaction.put_dataset(dataset("x" + std::to_string(i)));
      transaction.commit();
    }
    _exit(0);
  }
  open();
  for (int i = 0; i < 3; ++i) {
    const BackupReport made = backup(*store, archive());
    EXPECT_EQ(made.datasets % 2, 1) << "pairs and the first";
  }
  waitpid(child, nullptr, 0);
}

}  // namespace
}  // namespace catalog::store
