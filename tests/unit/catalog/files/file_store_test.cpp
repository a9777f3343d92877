#include "catalog/files/file_store.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <set>
#include <sstream>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::files {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Files : public testing::Test {
 protected:
  Files() : store(folder / "files") {}
  std::ptrdiff_t count_temporary() const {
    return std::distance(fs::directory_iterator(store.folder() / "tmp"), fs::directory_iterator());
  }
  TemporaryFolder folder;
  FileStore store;
};

TEST_F(Files, KeepsContentUnderItsDigest) {
  const StoredContent content = store.put("hello");
  EXPECT_EQ(content.sha256, base::sha256("hello"));
  EXPECT_EQ(content.byte_size, 5);
  EXPECT_EQ(store.find(content.sha256),
            store.folder() / content.sha256.substr(0, 2) / content.sha256.substr(2));
  EXPECT_EQ(text_of(*store.find(content.sha256)), "hello");
  EXPECT_TRUE(store.verify(content.sha256));
  EXPECT_EQ(count_temporary(), 0);
}

TEST_F(Files, TakesStreamsAndFilesOfAnySizeByThePart) {
  const std::string big(1'000'003, 'z');
  std::istringstream stream(big);
  EXPECT_EQ(store.put(stream).sha256, base::sha256(big));
  std::ofstream(folder / "empty");
  EXPECT_EQ(store.put_file(folder / "empty").sha256, base::sha256(""));
  EXPECT_TRUE(store.verify(base::sha256("")));
}

TEST_F(Files, WritesTheSameContentOnce) {
  const auto first = store.put("hello");
  const auto path = *store.find(first.sha256);
  fs::create_hard_link(path, folder / "same");
  const auto old = fs::last_write_time(path) - std::chrono::hours(1);
  fs::last_write_time(path, old);
  store.put("hello");
  EXPECT_TRUE(fs::equivalent(path, folder / "same")) << "it was written anew";
  EXPECT_GT(fs::last_write_time(path), old) << "it counts as new, or it could be taken for unused";
  EXPECT_EQ(count_temporary(), 0);
}

TEST_F(Files, RepairsADamagedFileWhenItsContentComesAgain) {
  const auto content = store.put("hello");
  std::ofstream(*store.find(content.sha256)) << "hallo";
  EXPECT_FALSE(store.verify(content.sha256));
  store.put("hello");
  EXPECT_TRUE(store.verify(content.sha256));
}

TEST_F(Files, LeavesNothingOfAFileThatIsNotFinished) {
  {
    IncomingFile file = store.begin();
    file.add("half");
    EXPECT_EQ(count_temporary(), 1);
  }
  EXPECT_EQ(count_temporary(), 0);
}

TEST_F(Files, FindsNothingUnderWhatIsNoDigest) {
  for (const char* name : {"", "abc", "../../../etc/passwd",
                           "../../../../../../../../../../../../../../../../etc/passwdxxxxxxxx",
                           "ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789"}) {
    EXPECT_TRUE(store.path_of(name).empty()) << name;
    EXPECT_FALSE(store.find(name)) << name;
  }
  EXPECT_FALSE(store.verify(base::sha256("absent")));
}

TEST_F(Files, ListsAndRemoves) {
  const std::set<std::string> both{store.put("a").sha256, store.put("b").sha256};
  std::set<std::string> seen;
  store.for_each([&](const std::string& sha256) { seen.insert(sha256); });
  EXPECT_EQ(seen, both);
  store.remove(*both.begin());
  EXPECT_FALSE(store.find(*both.begin()));
}

TEST_F(Files, RemovesWhatACrashLeftAndNotWhatIsBeingWritten) {
  const pid_t child = fork();
  if (child == 0) {
    IncomingFile file = store.begin();
    file.add("half");
    _exit(0);
  }
  waitpid(child, nullptr, 0);
  IncomingFile living = store.begin();
  EXPECT_EQ(count_temporary(), 2);
  const FileStore again(store.folder());
  EXPECT_EQ(count_temporary(), 1);
  living.add("whole");
  EXPECT_TRUE(store.verify(living.finish().sha256));
}

TEST_F(Files, SaysThatTheDiskIsFullAndLeavesNothing) {
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{100'000, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  try {
    store.put(std::string(200'000, 'x'));
    ADD_FAILURE() << "no error";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kStorageFull);
  }
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(count_temporary(), 0);
}

}  // namespace
}  // namespace catalog::files
