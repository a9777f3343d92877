#include "catalog/publish/hosted_file.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/vocab/formats.hpp"

namespace catalog::publish {
namespace {

using base::Json;

constexpr std::size_t kShownBytes = 80;

void fill_in(Json& distribution, const store::StoredFile& file) {
  // One that was erased for good has no name: its address tells so.
  const std::string address = "/files/" + distribution["id"].as_string() + "/" +
                              (file.name.empty() ? "latest" : base::percent_encode(file.name));
  distribution.set("downloadURL", address);
  if (!distribution.find("accessURL")) distribution.set("accessURL", address);
  distribution.set("byteSize", Json::integer(file.byte_size));
  Json checksum = Json::object();
  checksum.set("algorithm", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256");
  checksum.set("checksumValue", file.sha256);
  distribution.set("checksum", std::move(checksum));
  if (!distribution.find("mediaType"))
    distribution.set("mediaType",
                     "https://www.iana.org/assignments/media-types/" + file.media_type);
  const auto format = vocab::format_of_file_name(file.name);
  if (!distribution.find("format") && format) distribution.set("format", format->iri);
}

[[noreturn]] void throw_not_found(const std::string& id) {
  throw base::Error(base::ErrorCode::kInvalidData, "file_not_found",
                    {{"file", base::shorten(base::repair_utf8(id), kShownBytes)}});
}

}  // namespace

void want_own_files(const store::Reader& reader, const Json& document, std::string_view dataset,
                    const people::Principal& principal) {
  const Json& stated = document["distribution"];
  const Json::Array distributions = stated.is_array() ? stated.items() : Json::Array{stated};
  for (const auto& distribution : distributions) {
    const std::string& id = distribution["file"].as_string();
    if (id.empty()) continue;
    const auto file = reader.find_file(id);
    if (!file) throw_not_found(id);
    const bool is_own = !file->agency.empty() && principal.may(people::Right::kEdit, file->agency);
    if (!is_own && !reader.has_handed_out(dataset, file->sha256)) throw_not_found(id);
  }
}

void fill_in_hosted_files(const store::Reader& reader, Json& document) {
  Json* distributions = document.find("distribution");
  if (!distributions || !distributions->is_array()) return;
  for (auto& distribution : distributions->items()) {
    const std::string id = distribution["file"].as_string();
    if (id.empty()) continue;
    const auto file = reader.find_file(id);
    if (!file) throw_not_found(id);
    fill_in(distribution, *file);
  }
}

}  // namespace catalog::publish
