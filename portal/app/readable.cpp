#include "portal/app/readable.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"

namespace portal::app {
namespace {

using catalog::store::Reader;
using catalog::store::Revision;
using catalog::store::StoredDataset;

constexpr std::size_t kDateBytes = 10;    // of a time: "2026-11-27"
constexpr std::size_t kNumberBytes = 40;  // shown of what is no number

std::optional<StoredDataset> find_named(const std::string& name, const Reader& reader) {
  auto dataset = reader.find_dataset(name);
  return dataset ? std::move(dataset) : reader.find_dataset_by_slug(name);
}

// What was public and was taken back is told with its reason; of all else nothing is told.
[[noreturn]] void refuse(const std::optional<StoredDataset>& dataset, const std::string& name,
                         const Reader& reader) {
  if (dataset && dataset->state == "withdrawn" && dataset->visibility == "public") {
    const auto revisions = reader.list_revisions(dataset->id);
    if (std::ranges::any_of(revisions, was_public))
      throw base::Error(base::ErrorCode::kGone, "dataset_withdrawn",
                        {{"date", base::format_time(revisions.front().time).substr(0, kDateBytes)},
                         {"reason", revisions.front().note}});
  }
  throw base::Error(base::ErrorCode::kNotFound, "dataset_not_found", {{"id", name}});
}

}  // namespace

bool reads_drafts(const people::Principal& who, const StoredDataset& dataset) {
  return who.may(people::Right::kReadDrafts, dataset.agency);
}

bool reads_drafts(const http::Request& request, const StoredDataset& dataset) {
  return reads_drafts(principal_of(request), dataset);
}

StoredDataset find_readable(const people::Principal& who, const Reader& reader,
                            const std::string& name) {
  auto dataset = find_named(name, reader);
  if (!dataset || !(dataset->is_public() || reads_drafts(who, *dataset)))
    refuse(dataset, name, reader);
  return std::move(*dataset);
}

StoredDataset find_readable(const http::Request& request, const Reader& reader,
                            const std::string& name) {
  return find_readable(principal_of(request), reader, name);
}

StoredDataset find_public(const Reader& reader, const std::string& name) {
  auto dataset = find_named(name, reader);
  if (!dataset || !dataset->is_public()) refuse(dataset, name, reader);
  return std::move(*dataset);
}

bool was_public(const Revision& revision) {
  return revision.state == "published" && revision.visibility == "public";
}

Revision find_readable_revision(const people::Principal& who, const Reader& reader,
                                const StoredDataset& dataset, const std::string& number) {
  const auto wanted = base::Json::number(number).as_integer();
  std::optional<Revision> revision;
  if (wanted) revision = reader.find_revision(dataset.id, *wanted);
  if (!revision || !(was_public(*revision) || reads_drafts(who, dataset)))
    throw base::Error(base::ErrorCode::kNotFound, "revision_not_found",
                      {{"revision", base::shorten(base::repair_utf8(number), kNumberBytes)}});
  return std::move(*revision);
}

Revision find_readable_revision(const http::Request& request, const Reader& reader,
                                const StoredDataset& dataset, const std::string& number) {
  return find_readable_revision(principal_of(request), reader, dataset, number);
}

}  // namespace portal::app
