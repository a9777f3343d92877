#include "portal/cli/index_check.hpp"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <utility>

#include "catalog/store/lock.hpp"
#include "portal/cli/waiting.hpp"

namespace portal::cli {
namespace {

using catalog::store::Problem;
using search::IndexState;
using search::IndexStatus;

constexpr int kLooks = 10;

// A server may commit between a look at the store and one at the index, so the index is read as if
// the store had any number of changes, and judged by a number that was read after it.
IndexStatus look_at(const catalog::store::Store& store, const std::string& folder, bool thorough) {
  constexpr auto any = std::numeric_limits<std::uint64_t>::max();
  return search::inspect_index(folder, store.id(), any, thorough);
}

// Two commits of a server during the long look take away what it reads: then it says nothing about
// damage.
IndexStatus look_through(const catalog::store::Store& store, const std::string& folder) {
  for (int i = 0; i < kLooks; ++i) {
    const auto before = look_at(store, folder, false);
    const auto found = look_at(store, folder, true);
    if (found.state != IndexState::kUnreadable) return found;
    if (look_at(store, folder, false).seq == before.seq) return found;
  }
  return look_at(store, folder, false);
}

IndexStatus judge(IndexStatus status, catalog::store::Store& store) {
  const auto last = static_cast<std::uint64_t>(store.read().last_seq());
  if (status.state != IndexState::kBehind) return status;
  if (status.seq > last) status.state = IndexState::kForeign;
  if (status.seq == last) status.state = IndexState::kGood;
  return status;
}

void compare(const std::vector<search::IndexEntry>& entries, const catalog::store::Reader& moment,
             std::vector<Problem>& problems) {
  std::map<std::string, std::uint64_t> held;
  for (const auto& entry : entries) held[entry.id] = entry.revision;
  catalog::store::DatasetFilter filter;
  filter.public_only = true;
  moment.for_each_dataset(filter, [&](const catalog::store::StoredDataset& dataset) {
    const auto found = held.find(dataset.id);
    if (found == held.end() || found->second != static_cast<std::uint64_t>(dataset.revision))
      problems.push_back({"index", dataset.id, {"index_differs", {{"id", dataset.id}}}});
    if (found != held.end()) held.erase(found);
    return true;
  });
  for (const auto& [id, revision] : held)
    problems.push_back({"index", id, {"index_holds_too_much", {{"id", id}}}});
}

// False when the index does not reflect the store's present moment, or no more after it was read.
bool compare_now(catalog::store::Store& store, const search::Index& index,
                 std::vector<Problem>& problems) {
  const auto moment = store.snapshot();
  const auto seq = static_cast<std::uint64_t>(moment.last_seq());
  if (index.seq() != seq) return false;
  const auto entries = index.list_contents();
  if (index.seq() != seq) return false;
  compare(entries, moment, problems);
  return true;
}

}  // namespace

IndexStatus look_at_index(catalog::store::Store& store, const std::string& folder) {
  return judge(look_at(store, folder, false), store);
}

IndexStatus check_index(catalog::store::Store& store, const std::string& folder,
                        std::vector<Problem>& problems) {
  const IndexStatus status = judge(look_through(store, folder), store);
  if (status.state == IndexState::kForeign || status.state == IndexState::kUnreadable)
    problems.push_back({"index", "", {"index_unusable", {}}});
  if (status.state != IndexState::kGood && status.state != IndexState::kBehind) return status;
  const search::Index index(folder);
  const auto data = std::filesystem::path(folder).parent_path();
  const bool served = !catalog::store::ServeLock::try_take(data);
  wait_for_server([&] { return compare_now(store, index, problems) || !served; });
  return look_at_index(store, folder);
}

std::optional<Problem> note_of_index(const IndexStatus& status, std::uint64_t last) {
  if (status.state == IndexState::kAbsent) return Problem{"index", "", {"index_absent", {}}};
  if (status.state != IndexState::kBehind || status.seq >= last) return std::nullopt;
  return Problem{"index", "", {"index_behind", {{"count", std::to_string(last - status.seq)}}}};
}

std::string_view to_string(IndexState state) {
  switch (state) {
    case IndexState::kGood:
      return "good";
    case IndexState::kBehind:
      return "behind";
    case IndexState::kForeign:
      return "foreign";
    case IndexState::kUnreadable:
      return "unreadable";
    case IndexState::kAbsent:
      break;
  }
  return "absent";
}

}  // namespace portal::cli
