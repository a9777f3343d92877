#include "catalog/base/iri.hpp"

#include <algorithm>
#include <vector>

#include "catalog/base/text.hpp"

namespace base {
namespace {

constexpr std::string_view kForbidden = "<>\"{}|^`\\";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_scheme(std::string_view text) {
  if (text.empty() || !is_letter(text[0])) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
  });
}

bool is_forbidden(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0x7F || kForbidden.find(c) != std::string_view::npos;
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void append_escape(std::string& out, char c) {
  static const char* digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

// RFC 3986, 5.2.4.
std::string remove_dot_segments(std::string_view path) {
  std::vector<std::string_view> kept;
  const bool rooted = path.starts_with('/');
  bool ends_open = false;
  std::size_t start = rooted ? 1 : 0;
  for (;;) {
    const auto end = path.find('/', start);
    const auto segment = path.substr(start, end == std::string_view::npos ? end : end - start);
    const bool last = end == std::string_view::npos;
    ends_open = last && (segment == "." || segment == "..");
    if (segment == ".." && !kept.empty()) kept.pop_back();
    if (segment != "." && segment != "..") kept.push_back(segment);
    if (last) break;
    start = end + 1;
  }
  std::string out;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (i || rooted) out += '/';
    out += kept[i];
  }
  if (ends_open && !out.ends_with('/')) out += '/';
  return out;
}

std::string merge(const IriParts& base, std::string_view path) {
  if (base.has_authority && base.path.empty()) return "/" + std::string(path);
  const auto slash = base.path.rfind('/');
  if (slash == std::string_view::npos) return std::string(path);
  return std::string(base.path.substr(0, slash + 1)) + std::string(path);
}

std::string put_together(std::string_view scheme, const IriParts& authority, std::string_view path,
                         const IriParts& query, const IriParts& fragment) {
  std::string out(scheme);
  out += ':';
  if (authority.has_authority) out += "//" + std::string(authority.authority);
  out += path;
  if (query.has_query) out += "?" + std::string(query.query);
  if (fragment.has_fragment) out += "#" + std::string(fragment.fragment);
  return out;
}

}  // namespace

IriParts split_iri(std::string_view iri) {
  IriParts parts;
  const auto hash = iri.find('#');
  if (hash != std::string_view::npos) {
    parts.fragment = iri.substr(hash + 1);
    parts.has_fragment = true;
    iri = iri.substr(0, hash);
  }
  const auto mark = iri.find('?');
  if (mark != std::string_view::npos) {
    parts.query = iri.substr(mark + 1);
    parts.has_query = true;
    iri = iri.substr(0, mark);
  }
  const auto colon = iri.find(':');
  if (colon != std::string_view::npos && is_scheme(iri.substr(0, colon))) {
    parts.scheme = iri.substr(0, colon);
    parts.has_scheme = true;
    iri = iri.substr(colon + 1);
  }
  if (iri.starts_with("//")) {
    const auto slash = iri.find('/', 2);
    parts.authority = iri.substr(2, slash == std::string_view::npos ? slash : slash - 2);
    parts.has_authority = true;
    iri = slash == std::string_view::npos ? std::string_view() : iri.substr(slash);
  }
  parts.path = iri;
  return parts;
}

bool is_absolute_iri(std::string_view iri) {
  if (std::any_of(iri.begin(), iri.end(), is_forbidden)) return false;
  const IriParts parts = split_iri(iri);
  return parts.has_scheme && iri.size() > parts.scheme.size() + 1;
}

bool is_web_address(std::string_view iri) {
  if (!is_absolute_iri(iri)) return false;
  const IriParts parts = split_iri(iri);
  const std::string scheme = lower_ascii(parts.scheme);
  return (scheme == "http" || scheme == "https") && !parts.authority.empty();
}

std::optional<std::string> resolve_iri(std::string_view reference, std::string_view base_iri) {
  const IriParts relative = split_iri(reference);
  if (relative.has_scheme)
    return put_together(relative.scheme, relative,
                        relative.path.starts_with('/') ? remove_dot_segments(relative.path)
                                                       : std::string(relative.path),
                        relative, relative);
  const IriParts base = split_iri(base_iri);
  if (!base.has_scheme) return std::nullopt;
  if (relative.has_authority)
    return put_together(base.scheme, relative, remove_dot_segments(relative.path), relative,
                        relative);
  if (relative.path.empty())
    return put_together(base.scheme, base, base.path, relative.has_query ? relative : base,
                        relative);
  const std::string path =
      relative.path.starts_with('/') ? std::string(relative.path) : merge(base, relative.path);
  return put_together(base.scheme, base, remove_dot_segments(path), relative, relative);
}

std::string repair_iri(std::string_view text) {
  std::string out;
  for (const char c : trim(text)) {
    if (is_forbidden(c))
      append_escape(out, c);
    else
      out += c;
  }
  return out;
}

std::string percent_encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~')
      out += c;
    else
      append_escape(out, c);
  }
  return out;
}

std::string percent_decode(std::string_view text, bool plus_is_space) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += plus_is_space && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

std::string local_name(std::string_view iri) {
  while (iri.ends_with('/') || iri.ends_with('#')) iri.remove_suffix(1);
  const auto cut = iri.find_last_of("/#:");
  return percent_decode(cut == std::string_view::npos ? iri : iri.substr(cut + 1));
}

}  // namespace base
