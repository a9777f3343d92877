#include "catalog/base/error.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::store {
namespace {

constexpr int kNumberedSlugs = 9;
constexpr std::size_t kIdLetters = 8;

}  // namespace

std::optional<ResolvedSlug> Reader::resolve_slug(std::string_view slug) const {
  sql::Statement rows = connection_->query(
      "SELECT s.dataset, d.slug FROM slug s JOIN dataset d ON d.id = s.dataset WHERE s.slug = $1",
      slug);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return ResolvedSlug{row->text(0), row->view(1) == slug};
}

std::string Reader::free_slug(std::string_view wanted, std::string_view id) const {
  const auto is_free = [&](const std::string& slug) {
    const auto taken = resolve_slug(slug);
    return !taken || taken->id == id;
  };
  std::string start = wanted.empty() ? std::string(id.substr(0, kIdLetters)) : std::string(wanted);
  if (is_free(start)) return start;
  for (int number = 2; number <= kNumberedSlugs; ++number) {
    std::string numbered = start + "-" + std::to_string(number);
    if (is_free(numbered)) return numbered;
  }
  // Thousands of datasets with one title must not try thousands of names.
  std::string named = start + "-" + std::string(id.substr(0, kIdLetters));
  return is_free(named) ? named : start + "-" + std::string(id);
}

void WriteTransaction::put_slug(const DatasetChange& change, const std::string& old_slug) {
  if (change.slug == old_slug) return;
  const auto added = connection().execute(
      "INSERT INTO slug (slug, dataset) VALUES ($1, $2) ON CONFLICT (slug) DO NOTHING", change.slug,
      change.id);
  if (added == 1) return;
  sql::Statement rows = connection().query("SELECT dataset FROM slug WHERE slug = $1", change.slug);
  if (rows.next()->view(0) != change.id)
    throw base::Error(base::ErrorCode::kConflict, "store_slug_taken", {{"slug", change.slug}});
}

}  // namespace catalog::store
