#include "catalog/sql/migrate.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "catalog/base/error.hpp"

namespace catalog::sql {
namespace {

using Files = std::vector<base::EmbeddedFile>;

const base::EmbeddedFile kFirst{"0001_a.sql", "CREATE TABLE a (x TEXT); CREATE TABLE b (x TEXT);"};
const base::EmbeddedFile kSecond{"0002_b.sql", "ALTER TABLE a ADD COLUMN y TEXT;"};

std::string key_of_failure(Connection& connection, const Files& files) {
  try {
    migrate(connection, "area", files);
  } catch (const base::Error& error) {
    return error.message().key;
  }
  return "";
}

TEST(Migrate, RunsEachFileOnceAndInOrder) {
  Connection connection({});
  migrate(connection, "area", Files{kFirst});
  migrate(connection, "area", Files{kSecond, kFirst});
  migrate(connection, "area", Files{kSecond, kFirst});
  EXPECT_NO_THROW(connection.execute("INSERT INTO a (x, y) VALUES ('1', '2')"));
  EXPECT_EQ(connection.query("SELECT count(*) FROM schema_migration").next()->integer(0), 2);
}

// Two branches make 0002 and 0003; whichever comes into a program first, the other is run later.
TEST(Migrate, FillsAGapInTheNumbersLater) {
  Connection connection({});
  const base::EmbeddedFile third{"0003_c.sql", "CREATE TABLE c (x TEXT);"};
  migrate(connection, "area", Files{kFirst, third});
  migrate(connection, "area", Files{kFirst, third});
  migrate(connection, "area", Files{third, kFirst, kSecond});
  EXPECT_NO_THROW(connection.execute("INSERT INTO a (x, y) VALUES ('1', '2')"));
  EXPECT_EQ(connection.query("SELECT count(*) FROM schema_migration").next()->integer(0), 3);
  EXPECT_EQ(key_of_failure(connection, Files{kFirst, third}), "store_too_new");
}

TEST(Migrate, KeepsAreasApart) {
  Connection connection({});
  migrate(connection, "area", Files{kFirst});
  migrate(connection, "other", Files{{"0001_c.sql", "CREATE TABLE c (x TEXT);"}});
  EXPECT_EQ(connection.query("SELECT count(*) FROM schema_migration").next()->integer(0), 2);
}

TEST(Migrate, RefusesTablesOfANewerProgram) {
  Connection connection({});
  migrate(connection, "area", Files{kFirst, kSecond});
  EXPECT_EQ(key_of_failure(connection, Files{kFirst}), "store_too_new");
}

TEST(Migrate, RefusesAFileThatHasChangedSinceItWasRun) {
  Connection connection({});
  migrate(connection, "area", Files{kFirst});
  EXPECT_EQ(key_of_failure(connection, Files{{"0001_a.sql", "CREATE TABLE a (z TEXT);"}}),
            "store_schema_differs");
}

TEST(Migrate, LeavesNothingOfAFileThatFails) {
  Connection connection({});
  const Files files{kFirst, {"0002_bad.sql", "CREATE TABLE c (x TEXT); CREATE TABLE a (x TEXT);"}};
  EXPECT_THROW(migrate(connection, "area", files), base::Error);
  EXPECT_EQ(connection.query("SELECT count(*) FROM sqlite_schema").next()->integer(0), 0);
}

}  // namespace
}  // namespace catalog::sql
