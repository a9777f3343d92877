#include "catalog/store/lock.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/catalog/store/store_fixture.hpp"

namespace catalog::store {
namespace {

using Lock = StoreTest;

TEST_F(Lock, IsRefusedToASecondServer) {
  const ServeLock first(folder.path());
  EXPECT_EQ(failure_of([&] { ServeLock(folder.path()); }), "store_served");
}

TEST_F(Lock, GoesWithTheProcessThatDied) {
  int pipe_ends[2];
  ASSERT_EQ(pipe(pipe_ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    const ServeLock lock(folder.path());
    [[maybe_unused]] const auto told = write(pipe_ends[1], "x", 1);
    pause();
    _exit(0);
  }
  char told = 0;
  ASSERT_EQ(read(pipe_ends[0], &told, 1), 1);
  EXPECT_EQ(failure_of([&] { ServeLock(folder.path()); }), "store_served");
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  EXPECT_NO_THROW(ServeLock(folder.path()));
}

TEST_F(Lock, IsSharedByThoseWhoOpenTheStoreButNotWithARestore) {
  EXPECT_NO_THROW(Store(folder / "data"));
  EXPECT_EQ(failure_of([&] { StoreLock(folder / "data", StoreLock::Mode::kAlone); }),
            "store_in_use");
  store.reset();
  const StoreLock alone(folder / "data", StoreLock::Mode::kAlone);
  EXPECT_EQ(failure_of([&] { open(); }), "store_restoring");
}

}  // namespace
}  // namespace catalog::store
