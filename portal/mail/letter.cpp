#include "portal/mail/letter.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/hash.hpp"
#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"

namespace portal::mail {
namespace {

constexpr std::size_t kIdDigits = 32;
constexpr std::size_t kEncodedBytes = 45;  // of a text in one encoded word of a field
constexpr std::size_t kLine = 76;          // of the body in base64

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto byte = [&](std::size_t i) {
      return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u;
    };
    const unsigned group = byte(0) << 16 | byte(1) << 8 | byte(2);
    for (unsigned i = 0; i < 4; ++i)
      out += at + i <= bytes.size() ? letters[group >> (18 - 6 * i) & 63] : '=';
  }
  return out;
}

// Of one line, without control characters: nothing in it can begin another field.
std::string one_line(std::string_view text) {
  std::string line = base::repair_utf8(text);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
  return std::string(base::trim(line));
}

// Source: RFC 2047; a word is never cut inside a character.
std::string encoded(std::string_view text) {
  const std::string line = one_line(text);
  std::string out;
  for (std::size_t begin = 0; begin < line.size();) {
    std::size_t end = std::min(begin + kEncodedBytes, line.size());
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(std::string_view(line).substr(begin, end - begin)) + "?=";
    begin = end;
  }
  return out;
}

std::string mailbox(const std::string& name, const std::string& address) {
  return name.empty() ? "<" + address + ">" : encoded(name) + " <" + address + ">";
}

std::string body_of(const std::string& text) {
  std::string lines;
  for (const char c : base::repair_utf8(text)) lines += c == '\n' ? "\r\n" : std::string(1, c);
  const std::string whole = base64(lines + "\r\n");
  std::string out;
  for (std::size_t at = 0; at < whole.size(); at += kLine) out += whole.substr(at, kLine) + "\r\n";
  return out;
}

std::string date_of(base::Time time) {
  std::string date = base::format_http_time(time);
  return date.replace(date.rfind(' '), std::string::npos, " +0000");
}

Letter about_record(const char* about, Recipient to, const Subject& subject,
                    const std::string& who) {
  return {
      std::move(to),
      about,
      {{"title", subject.title}, {"agency", subject.agency}, {"link", subject.link}, {"who", who}}};
}

}  // namespace

Letter review_requested(Recipient to, const Subject& subject, const std::string& who) {
  return about_record("review_requested", std::move(to), subject, who);
}

Letter approved(Recipient to, const Subject& subject, const std::string& who) {
  return about_record("approved", std::move(to), subject, who);
}

Letter refused(Recipient to, const Subject& subject, const std::string& who,
               const std::string& reason) {
  Letter letter = about_record("refused", std::move(to), subject, who);
  letter.arguments["reason"] = reason;
  return letter;
}

Letter invitation(Recipient to, const std::string& agency, const std::string& link) {
  return {std::move(to), "invitation", {{"agency", agency}, {"link", link}}};
}

Letter password_reset(Recipient to, const std::string& link) {
  return {std::move(to), "password_reset", {{"link", link}}};
}

bool is_address(std::string_view text) {
  constexpr std::size_t longest = 254;
  const auto at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.size() > longest) return false;
  const auto host = text.substr(at + 1);
  if (host.empty() || host.find('@') != std::string_view::npos || host.front() == '.' ||
      host.back() == '.')
    return false;
  return std::ranges::all_of(text, [](char c) {
    return c > ' ' && c < '\x7f' &&
           std::string_view("<>()[],;:\\\"").find(c) == std::string_view::npos;
  });
}

std::string write_letter(const Letter& letter, const std::string& from, const std::string& portal,
                         const std::string& key, base::Time time) {
  auto arguments = letter.arguments;
  for (auto& [name, value] : arguments) value = one_line(value);
  arguments["portal"] = one_line(portal);
  const std::string name = one_line(letter.to.name);
  arguments["name"] = name.empty() ? letter.to.address : name;
  const auto words_of = [&](const char* part) {
    return base::say({"mail_" + letter.about + "_" + part, arguments}, letter.to.language);
  };
  const std::string id = base::sha256(key).substr(0, kIdDigits);
  return "From: " + mailbox(portal, from) + "\r\nTo: " + mailbox(name, letter.to.address) +
         "\r\nSubject: " + encoded(words_of("subject")) + "\r\nDate: " + date_of(time) +
         "\r\nMessage-ID: <" + id + from.substr(from.find('@')) +
         ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
         "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n" +
         body_of(words_of("body"));
}

}  // namespace portal::mail
