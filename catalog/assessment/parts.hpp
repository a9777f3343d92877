#pragma once

// Assessments and their parts as rows: what is stored, without the rules of who may do what.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/assessment/model.hpp"
#include "catalog/base/clock.hpp"
#include "catalog/sql/database.hpp"

namespace catalog::assessment {

inline constexpr const char* kHeadPart = "head";

struct Stored {
  std::string id = {};
  State state = State::kDraft;
  std::string previous = {};
  base::Time created{};
  std::string submitted_by = {};  // account
  base::Time published{};
  std::string published_by = {};  // account
  std::string sha256 = {};
  std::string document = {};  // as published; empty before
};

struct Part {
  std::string name = {};
  std::int64_t version = 0;
  std::string document = {};
  base::Time changed{};
  std::string changed_by = {};    // account
  std::string changed_name = {};  // as it was called then
};

/// A former version, or a text that came too late.
struct Past {
  std::int64_t version = 0;
  bool is_aside = false;
  std::string document = {};
  base::Time changed{};
  std::string changed_name = {};
};

struct Remark {
  std::string id = {};
  std::string part = {};
  std::string text = {};
  bool is_settled = false;
  base::Time written{};
  std::string by = {};     // name
  std::string by_id = {};  // account
};

// Errors of all: as sql::Connection.

std::optional<Stored> find_stored(sql::Connection& connection, std::string_view id);
/// The latest made first.
std::vector<Stored> list_stored(sql::Connection& connection);
void put_stored(sql::Connection& connection, const Stored& stored);

/// Where a version stands among those that were made from one another.
struct Lineage {
  std::string first = {};   // identifier of the first version
  int number = 1;           // from 1
  std::string issued = {};  // the day on which the first was published; empty: it is not
};
Lineage lineage_of(sql::Connection& connection, std::string_view id);

std::optional<Part> find_part(sql::Connection& connection, std::string_view assessment,
                              std::string_view name);
std::vector<Part> list_parts(sql::Connection& connection, std::string_view assessment);
/// Keeps the former version.
void put_part(sql::Connection& connection, std::string_view assessment, const Part& part);
/// Keeps a text that was written upon a version that is no longer the present one.
void put_aside(sql::Connection& connection, std::string_view assessment, const Part& part);
/// The latest first.
std::vector<Past> list_past(sql::Connection& connection, std::string_view assessment,
                            std::string_view name);

void put_remark(sql::Connection& connection, std::string_view assessment, const Remark& remark);
std::vector<Remark> list_remarks(sql::Connection& connection, std::string_view assessment);
/// Answers whether there is such a remark.
bool settle_remark(sql::Connection& connection, std::string_view assessment, std::string_view id);

}  // namespace catalog::assessment
