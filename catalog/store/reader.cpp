#include "catalog/store/reader.hpp"

#include <utility>

namespace catalog::store {

Reader::Reader(sql::Connection& connection) : connection_(&connection) {}

Reader::Reader(sql::ReadLease lease, bool snapshot)
    : lease_(std::move(lease)), connection_(&lease_->connection()) {
  if (snapshot)
    snapshot_ = std::make_unique<sql::Transaction>(*connection_, sql::Transaction::Kind::kRead);
}

Reader::Reader(Reader&&) noexcept = default;
Reader::~Reader() = default;

}  // namespace catalog::store
