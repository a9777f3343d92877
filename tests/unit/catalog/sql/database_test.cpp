#include "catalog/sql/database.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "catalog/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::sql {
namespace {

using base::ErrorCode;

ErrorCode code_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const base::Error& error) {
    return error.code();
  }
  ADD_FAILURE() << "no error";
  return ErrorCode::kInternal;
}

class Database : public testing::Test {
 protected:
  Database() : connection({.path = folder / "a.db"}) {
    connection.run_script("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT UNIQUE);");
  }
  std::int64_t count() { return connection.query("SELECT count(*) FROM word").next()->integer(0); }
  TemporaryFolder folder;
  Connection connection;
};

TEST_F(Database, BindsByTheNumberWrittenAndNotByOrder) {
  Statement rows = connection.query("SELECT $2, $1, $2, $3", "one", 2, nullptr);
  const auto row = rows.next();
  ASSERT_TRUE(row);
  EXPECT_EQ(row->integer(0), 2);
  EXPECT_EQ(row->text(1), "one");
  EXPECT_EQ(row->integer(2), 2);
  EXPECT_TRUE(row->is_null(3));
  EXPECT_FALSE(rows.next());
  EXPECT_FALSE(rows.next()) << "it must not begin again";
}

TEST_F(Database, KeepsTextsNumbersAndBytesAsTheyAre) {
  const std::string bytes("a\0b\xff", 4);
  Statement rows = connection.query("SELECT $1, $2, $3, $4, $5", std::string("a\0b", 3),
                                    Blob{bytes}, 1.5, std::string_view(), std::int64_t{1} << 60);
  const auto row = rows.next();
  EXPECT_EQ(row->text(0), std::string("a\0b", 3));
  EXPECT_EQ(row->view(1), bytes);
  EXPECT_EQ(row->kind(1), Row::Kind::kBlob);
  EXPECT_EQ(row->real(2), 1.5);
  EXPECT_EQ(row->kind(3), Row::Kind::kText) << "an empty text is not null";
  EXPECT_EQ(row->integer(4), std::int64_t{1} << 60);
}

TEST_F(Database, TakesAValueForTextHoweverItLooks) {
  connection.execute("INSERT INTO word (text) VALUES ($1)", "'); DROP TABLE word; --");
  EXPECT_EQ(connection.query("SELECT text FROM word").next()->text(0), "'); DROP TABLE word; --");
}

TEST_F(Database, RunsTheSameStatementInsideItself) {
  connection.execute("INSERT INTO word (text) VALUES ('a'), ('b')");
  int seen = 0;
  for (int round = 0; round < 2; ++round) {
    Statement outer = connection.query("SELECT text FROM word ORDER BY id");
    while (outer.next()) {
      Statement inner = connection.query("SELECT text FROM word ORDER BY id");
      while (inner.next()) ++seen;
    }
  }
  EXPECT_EQ(seen, 8);
}

TEST_F(Database, SaysHowManyRowsWereChanged) {
  EXPECT_EQ(connection.execute("INSERT INTO word (text) VALUES ('a'), ('b')"), 2);
  EXPECT_EQ(connection.execute("DELETE FROM word WHERE text = $1", "c"), 0);
}

TEST_F(Database, RefusesAWrongStatementAsOurOwnMistake) {
  EXPECT_EQ(code_of([&] { connection.execute("SELEC 1"); }), ErrorCode::kInternal);
  EXPECT_EQ(code_of([&] { connection.execute("SELECT $1", 1, 2); }), ErrorCode::kInternal);
}

TEST_F(Database, AnswersAConflictWhenAConstraintRefuses) {
  connection.execute("INSERT INTO word (text) VALUES ('a')");
  EXPECT_EQ(code_of([&] { connection.execute("INSERT INTO word (text) VALUES ('a')"); }),
            ErrorCode::kConflict);
}

TEST_F(Database, RollsBackWhatIsNotCommitted) {
  {
    Transaction transaction(connection, Transaction::Kind::kWrite);
    connection.execute("INSERT INTO word (text) VALUES ('a')");
  }
  EXPECT_EQ(count(), 0);
  Transaction transaction(connection, Transaction::Kind::kWrite);
  connection.execute("INSERT INTO word (text) VALUES ('a')");
  transaction.commit();
  EXPECT_EQ(count(), 1);
}

TEST_F(Database, GivesUpWhenAnotherWritesForTooLong) {
  Transaction transaction(connection, Transaction::Kind::kWrite);
  Connection other({.path = folder / "a.db", .patience = std::chrono::milliseconds(1)});
  EXPECT_EQ(code_of([&] { Transaction(other, Transaction::Kind::kWrite); }),
            ErrorCode::kUnavailable);
}

TEST_F(Database, ReadsOneMomentInAReadTransaction) {
  Connection reader({.path = folder / "a.db", .read_only = true});
  Transaction moment(reader, Transaction::Kind::kRead);
  EXPECT_EQ(reader.query("SELECT count(*) FROM word").next()->integer(0), 0);
  connection.execute("INSERT INTO word (text) VALUES ('a')");
  EXPECT_EQ(reader.query("SELECT count(*) FROM word").next()->integer(0), 0);
}

TEST_F(Database, RefusesToWriteThroughAReader) {
  Connection reader({.path = folder / "a.db", .read_only = true});
  EXPECT_EQ(code_of([&] { reader.execute("DELETE FROM word"); }), ErrorCode::kUnavailable);
}

TEST_F(Database, ReadsOnlyTheTablesThatAreAllowed) {
  connection.run_script(
      "CREATE TABLE secret (text TEXT); CREATE VIEW shown AS SELECT * FROM secret;");
  Connection reader({.path = folder / "a.db", .read_only = true});
  reader.allow_only({"word", "shown"});
  EXPECT_NO_THROW(reader.query("WITH w AS (SELECT text FROM word) SELECT max(text) FROM w").next());
  EXPECT_NO_THROW(reader.query("SELECT count(text) FROM shown").next());
  const std::vector<std::string> refused = {
      "SELECT text FROM secret",
      "SELECT count(*) FROM secret",
      "PRAGMA database_list",
      "ATTACH ':memory:' AS m",
      "DELETE FROM word",
      "SELECT * FROM sqlite_schema",
      "SELECT 1 FROM word WHERE EXISTS (SELECT 1 FROM secret)"};
  for (const auto& text : refused)
    EXPECT_EQ(code_of([&] { reader.query(Sql::generated(text)).next(); }), ErrorCode::kForbidden)
        << text;
  for (const auto& text : refused)
    EXPECT_TRUE(reader.find_fault(Sql::generated(text))->is_forbidden);
  EXPECT_FALSE(reader.find_fault("SELECT text FROM word"));
  const auto fault = reader.find_fault("SELECT txet FROM word");
  ASSERT_TRUE(fault);
  EXPECT_FALSE(fault->is_forbidden);
  EXPECT_NE(fault->words.find("txet"), std::string::npos);
}

TEST_F(Database, StopsAtTheDeadline) {
  connection.set_deadline(std::chrono::steady_clock::now());
  const auto endless = [&] {
    connection
        .query(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
            " SELECT count(*) FROM n")
        .next();
  };
  EXPECT_EQ(code_of(endless), ErrorCode::kUnavailable);
  connection.set_deadline(std::nullopt);
  EXPECT_EQ(count(), 0);
}

TEST_F(Database, CopiesItselfWhileOthersWrite) {
  connection.execute("INSERT INTO word (text) VALUES ('a')");
  Connection reader({.path = folder / "a.db", .read_only = true});
  Transaction writing(connection, Transaction::Kind::kWrite);
  connection.execute("INSERT INTO word (text) VALUES ('b')");
  reader.copy_to(folder / "b.db");
  writing.commit();
  Connection copy({.path = folder / "b.db"});
  EXPECT_EQ(copy.query("SELECT count(*) FROM word").next()->integer(0), 1);
  EXPECT_TRUE(copy.list_damage().empty());
}

TEST_F(Database, SaysThatAForeignFileIsNotADatabase) {
  std::ofstream(folder / "c.db") << std::string(8192, 'x');
  EXPECT_EQ(code_of([&] { Connection({.path = folder / "c.db"}); }), ErrorCode::kUnavailable);
  EXPECT_EQ(code_of([&] { Connection({.path = folder / "none" / "c.db"}); }),
            ErrorCode::kUnavailable);
}

TEST_F(Database, KeepsNothingOfATransactionThatDiedWithItsProcess) {
  const pid_t child = fork();
  if (child == 0) {
    Connection mine({.path = folder / "a.db"});
    Transaction first(mine, Transaction::Kind::kWrite);
    mine.execute("INSERT INTO word (text) VALUES ('kept')");
    first.commit();
    Transaction second(mine, Transaction::Kind::kWrite);
    mine.execute("INSERT INTO word (text) VALUES ('lost')");
    _exit(0);
  }
  waitpid(child, nullptr, 0);
  EXPECT_EQ(count(), 1);
  EXPECT_EQ(connection.query("SELECT text FROM word").next()->text(0), "kept");
}

// A limit on the size of files stands for the full disk.
TEST_F(Database, SaysThatTheDiskIsFullAndWritesAgainWhenThereIsRoom) {
  const std::string text(1 << 20, 'x');
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{300'000, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const auto write = [&] {
    Transaction transaction(connection, Transaction::Kind::kWrite);
    connection.execute("INSERT INTO word (text) VALUES ($1)", text);
    transaction.commit();
  };
  EXPECT_EQ(code_of(write), ErrorCode::kStorageFull);
  EXPECT_EQ(count(), 0);
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  write();
  EXPECT_EQ(count(), 1);
}

}  // namespace
}  // namespace catalog::sql
