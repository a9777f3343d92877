#include "catalog/publish/agencies_move.hpp"

#include <utility>

#include "catalog/base/json.hpp"
#include "catalog/base/random.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/queue/queue.hpp"

namespace catalog::publish {
namespace {

NodeClass kind_of(const std::string& name) {
  if (name == class_name(NodeClass::kDatasetSeries)) return NodeClass::kDatasetSeries;
  if (name == class_name(NodeClass::kDataService)) return NodeClass::kDataService;
  return NodeClass::kDataset;
}

void move_dataset(store::WriteTransaction& transaction, const store::StoredDataset& dataset,
                  const store::PlannedMove& move) {
  Draft draft;
  draft.id = dataset.id;
  draft.kind = kind_of(dataset.kind);
  draft.source = dataset.source;
  draft.source_key = dataset.source_key;
  draft.agency = move.successor;
  draft.document = base::parse_json(dataset.document);
  draft.document.set("publisher", publisher_of(transaction.read(), move.successor));
  draft.state = dataset.state;
  draft.visibility = dataset.visibility;
  draft.author = move.author;
  draft.note = move.note;
  publish(transaction, std::move(draft));
}

}  // namespace

std::int64_t carry_out_moves(store::WriteTransaction& transaction, std::int64_t limit) {
  const auto moves = transaction.read().list_moves(limit);
  for (const auto& move : moves) {
    const auto dataset = transaction.read().find_dataset(move.dataset);
    if (dataset && dataset->agency == move.former) move_dataset(transaction, *dataset, move);
    transaction.drop_move(move.dataset);
  }
  return static_cast<std::int64_t>(moves.size());
}

std::int64_t begin_moves(store::WriteTransaction& transaction) {
  carry_out_moves(transaction);
  const std::int64_t waiting = transaction.read().count_moves();
  if (waiting > 0)
    queue::enqueue(transaction.connection(),
                   {.kind = kMoveJob, .key = kMoveJob + ("/" + base::random_uuid())});
  return waiting;
}

}  // namespace catalog::publish
