#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/sql/database.hpp"

namespace catalog::store {

/// What is kept of work on datasets that is not yet a revision: working copies, what is scheduled,
/// the rules of agencies, and answers that are given again. All as part of the caller's transaction
/// or reader. Errors: as sql::Connection.

/// A dataset as it is being written, apart from what is current of it.
struct WorkingCopy {
  std::string dataset = {};               // identifier
  std::int64_t base_revision = 0;         // of the dataset, that it was begun from or merged with
  std::int64_t version = 0;               // 1 for the first; rises with each change
  std::string state = "draft";            // or "review", "scheduled"
  std::string visibility = "public";      // that the dataset shall have
  std::vector<std::string> authors = {};  // names of accounts, in the order of their first change
  std::string note = {};                  // of the last one
  base::Time updated_at{};                // set by put_working_copy()
  std::string seal = {};                  // proves all of it; set by put_working_copy()
  std::string document = {};              // JSON
};

/// Errors: kUnavailable "store_row_damaged" when it is not what was written.
std::optional<WorkingCopy> find_working_copy(sql::Connection& connection, std::string_view dataset);
/// Adds or replaces; answers it with its new version and time.
WorkingCopy put_working_copy(sql::Connection& connection, WorkingCopy copy);
/// Whether there was one.
bool drop_working_copy(sql::Connection& connection, std::string_view dataset);
/// The datasets whose working copy is not what was written.
std::vector<std::string> list_damaged_copies(sql::Connection& connection);

/// That a dataset, or its working copy, is to be published at a time.
struct Schedule {
  std::string dataset = {};
  bool is_copy = false;
  base::Time due{};
  std::string author = {};  // who said so
  std::string note = {};

  bool operator==(const Schedule&) const = default;
};

std::optional<Schedule> find_schedule(sql::Connection& connection, std::string_view dataset);
void put_schedule(sql::Connection& connection, const Schedule& schedule);
void drop_schedule(sql::Connection& connection, std::string_view dataset);

/// Whether an agency wants a second person for whatever is published.
bool needs_two_persons(sql::Connection& connection, std::string_view agency);
/// Answers whether that changed something.
bool set_two_persons(sql::Connection& connection, std::string_view agency, bool needed);

/// An answer that was given to a request with a key.
struct KeptAnswer {
  std::string account = {};  // identifier of who asked
  std::string key = {};      // their name for the request
  std::string request = {};  // digest of what was asked
  std::string answer = {};   // as its keeper writes it
  base::Time time{};         // set by keep_answer()
};

std::optional<KeptAnswer> find_answer(sql::Connection& connection, std::string_view account,
                                      std::string_view key);
/// Takes the place of an older one with that key.
void keep_answer(sql::Connection& connection, const KeptAnswer& answer);
/// Forgets those from before a time; answers how many.
std::int64_t forget_answers(sql::Connection& connection, base::Time before);

}  // namespace catalog::store
