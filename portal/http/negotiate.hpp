#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace portal::http {

/// Which of the media types we offer suits the field Accept best: the number of the offer, or
/// nothing when the client takes none (406). An absent or empty field takes the first offer.
/// The most specific range decides each offer's quality; ties go to the earlier offer.
/// Parameters of a range count only where an offer has parameters of its own.
/// Source: RFC 9110, 12.5.1.
std::optional<std::size_t> choose_media_type(std::string_view accept,
                                             std::span<const std::string_view> offered);

/// The offered language ("vi", "en") that Accept-Language wants most; nothing when it wants none
/// of them or says nothing. "vi-VN" takes "vi"; "*" takes whatever is not refused; of equal
/// qualities the one named first wins.
/// Source: RFC 9110, 12.5.4; RFC 4647, 3.4.
std::optional<std::string> choose_language(std::string_view accept_language,
                                           std::span<const std::string_view> offered);

enum class Coding { kIdentity, kGzip, kBrotli };

/// The content coding for a client; ties go to brotli, then gzip. Identity when the field is
/// absent, empty, or takes nothing that we have. Source: RFC 9110, 12.5.3.
Coding choose_coding(std::string_view accept_encoding);

/// "identity", "gzip", "br".
std::string_view to_string(Coding coding);

}  // namespace portal::http
