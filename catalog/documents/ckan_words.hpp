#pragma once

#include <span>
#include <string_view>

#include "catalog/documents/source_object.hpp"

namespace catalog::documents {

/// CKAN's words, which mean the same whether they stand on a package or among its extras: its own,
/// those of ckanext-dcat and of ckanext-scheming's DCAT schemas, and those that harvesters of
/// Project Open Data leave there.
std::span<const Word> ckan_package_words();
std::span<const Word> ckan_resource_words();

/// IRIs of what has no key of ours.
inline constexpr std::string_view kCkanWords = "https://ckan.org/ns#";
inline constexpr std::string_view kCkanExtras = "https://ckan.org/ns/extras#";

}  // namespace catalog::documents
