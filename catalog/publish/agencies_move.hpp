#pragma once

#include <cstdint>
#include <string>

#include "catalog/store/writer.hpp"

namespace catalog::publish {

/// Datasets move between agencies as one plan in the store, which is carried out in portions: a
/// planned move is never lost, and what is planned twice moves once.

/// So many datasets move in one transaction.
inline constexpr std::int64_t kMoveBatch = 1000;

/// The kind of job that carries out what is left of a plan.
inline constexpr const char* kMoveJob = "agency_moves";

/// Moves up to `limit` of the datasets that wait, each as a revision with the plan's author and
/// note, told to the audit log; answers how many waited and are now settled, 0 at the end.
/// A dataset that left the former agency meanwhile stays where it is.
/// Errors: as publish().
std::int64_t carry_out_moves(store::WriteTransaction& transaction, std::int64_t limit = kMoveBatch);

/// Moves the first portion and queues the job for the rest; answers how many wait still.
std::int64_t begin_moves(store::WriteTransaction& transaction);

}  // namespace catalog::publish
