#include "portal/api/privacy.hpp"

#include <chrono>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/privacy/reviews.hpp"
#include "catalog/privacy/scan.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/principal.hpp"

namespace portal::api {
namespace {

using base::Json;
using catalog::people::Principal;
using catalog::people::Right;
using catalog::store::Reader;
using catalog::store::StoredFile;
namespace privacy = catalog::privacy;

constexpr std::size_t kPartBytes = 256u << 10;
constexpr std::size_t kMostBytes = 256u << 20;  // that are read of a file while somebody waits

// Whose file it is: a dataset that hands it out, its agency. A file that no dataset names yet is
// for whoever edits somewhere; nobody else knows its identifier.
struct Owner {
  std::string dataset;
  std::string agency;
};
std::optional<Owner> find_owner(const Reader& reader, const StoredFile& file,
                                const Principal& asker) {
  const auto datasets = reader.list_datasets_of_content(file.sha256);
  for (const auto& id : datasets)
    if (const auto dataset = reader.find_dataset(id);
        dataset && asker.may(Right::kEdit, dataset->agency))
      return Owner{dataset->id, dataset->agency};
  if (datasets.empty() && asker.may_somewhere(Right::kEdit)) return Owner{};
  return std::nullopt;
}

struct Found {
  StoredFile file;
  Owner owner;
};
Found find(const http::Request& request, const Reader& reader) {
  const auto file = reader.find_file(request.param("id"));
  auto owner = file ? find_owner(reader, *file, app::principal_of(request)) : std::nullopt;
  if (!owner) throw base::Error(base::ErrorCode::kNotFound, "hosted_file_not_found");
  return {*file, std::move(*owner)};
}

Json scan(const StoredFile& file, app::App& app) {
  const auto path = app.store.files().find(file.sha256);
  if (!path) throw base::Error(base::ErrorCode::kUnavailable, "hosted_file_missing");
  const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(base::now()));
  privacy::Scanner scanner(privacy::shape_of(file.media_type, file.name),
                           static_cast<int>(today.year()));
  std::ifstream in(*path, std::ios::binary);
  std::vector<char> part(kPartBytes);
  std::size_t read = 0;
  while (read < kMostBytes &&
         (in.read(part.data(), static_cast<std::streamsize>(part.size())), in.gcount() > 0)) {
    scanner.add({part.data(), static_cast<std::size_t>(in.gcount())});
    read += static_cast<std::size_t>(in.gcount());
  }
  Json out = privacy::to_json(scanner.finish());
  out.set("whole", Json::boolean(static_cast<std::int64_t>(read) >= file.byte_size));
  return out;
}

Json reviews_json(const Reader& reader, const std::string& sha256) {
  Json list = Json::array();
  for (const auto& review : privacy::list_reviews(reader, sha256)) {
    const auto account = catalog::people::find_account(reader, review.checked_by);
    Json one = Json::object();
    one.set("result", to_string(review.result));
    one.set("note", review.note);
    one.set("checked_by", account ? account->display_name : review.checked_by);
    one.set("time", base::format_time(review.time));
    one.set("dataset", review.dataset);
    list.push(std::move(one));
  }
  return list;
}

http::Response answer(const StoredFile& file, Json found, const Reader& reader) {
  Json out = Json::object();
  out.set("id", file.id);
  out.set("sha256", file.sha256);
  for (auto& [name, value] : found.members()) out.set(name, std::move(value));
  out.set("reviews", reviews_json(reader, file.sha256));
  http::Response response = app::json_answer(out);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

}  // namespace

http::Response show_privacy(const http::Request& request, app::App& app) {
  const auto found = find(request, app.store.read());
  return answer(found.file, scan(found.file, app), app.store.read());
}

http::Response review_privacy(const http::Request& request, app::App& app) {
  const Json body = base::parse_json(request.body);
  if (!body.is_object()) throw base::Error(base::ErrorCode::kInvalidData, "validate_no_object");
  const std::string& said = body["result"].as_string();
  const auto result = privacy::find_result(said);
  const auto found = find(request, app.store.read());
  if (!result)
    throw base::Error(base::ErrorCode::kInvalidData, "privacy_result_unknown",
                      {{"result", base::shorten(said, 80)}});
  Json told = scan(found.file, app);
  privacy::Review review;
  review.sha256 = found.file.sha256;
  review.dataset = found.owner.dataset;
  review.checked_by = app::principal_of(request).person().id;
  review.result = *result;
  review.note = body["note"].as_string();
  review.scan = base::write_json(told);
  auto change = app.store.write();
  privacy::add_review(change, std::move(review), found.owner.agency);
  change.commit();
  return answer(found.file, std::move(told), app.store.read());
}

}  // namespace portal::api
