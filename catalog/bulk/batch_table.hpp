#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalog/bulk/batch.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::bulk {

/// Keeps a batch that was prepared, in place of one of the same identifier. A batch without one
/// gets it; the identifier is answered.
std::string put_batch(store::WriteTransaction& change, Batch batch,
                      const std::vector<BatchRow>& rows);

/// What changes when it is carried out or undone: its state, its times, and the rows.
void update_batch(store::WriteTransaction& change, const Batch& batch,
                  const std::vector<BatchRow>& rows);

std::optional<Batch> find_batch(const store::Reader& reader, std::string_view id);

/// In the order of their places.
std::vector<BatchRow> list_rows(const store::Reader& reader, std::string_view batch);

/// The latest first, without their sources; an agency's.
std::vector<Batch> list_batches(const store::Reader& reader, std::string_view agency,
                                std::int64_t limit);

/// Forgets batches that were prepared before a moment and never carried out; answers how many.
std::int64_t forget_prepared(store::WriteTransaction& change, base::Time before);

}  // namespace catalog::bulk
