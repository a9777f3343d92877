#include "portal/mail/deliver.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string_view>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/log.hpp"
#include "catalog/base/text.hpp"

namespace portal::mail {
namespace {

constexpr long kConnectSeconds = 15;
constexpr long kMostSeconds = 45;  // less than a job's lease

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

std::size_t give(char* to, std::size_t size, std::size_t count, void* from) {
  auto& rest = *static_cast<std::string_view*>(from);
  const std::size_t bytes = std::min(size * count, rest.size());
  std::memcpy(to, rest.data(), bytes);
  rest.remove_prefix(bytes);
  return bytes;
}

std::size_t drop(char*, std::size_t size, std::size_t count, void*) {
  return size * count;
}

// Once for the process, before the first handle.
void start_library() {
  static const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (kStarted != CURLE_OK) throw base::Error(base::ErrorCode::kInternal, "internal");
}

void set_up(CURL* handle, const Settings& settings) {
  const bool tls = settings.security == "tls";
  const std::string address =
      (tls ? "smtps://" : "smtp://") + settings.host + ":" + std::to_string(settings.port);
  curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(
      handle, CURLOPT_USE_SSL,
      static_cast<long>(settings.security == "none" ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, kMostSeconds);
  if (!settings.user.empty()) {
    curl_easy_setopt(handle, CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, settings.password.c_str());
  }
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, ("<" + settings.from + ">").c_str());
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, drop);
}

void send(const Settings& settings, const std::string& to, const std::string& letter) {
  start_library();
  const Handle handle(curl_easy_init(), curl_easy_cleanup);
  if (!handle) throw base::Error(base::ErrorCode::kInternal, "internal");
  const List recipients(curl_slist_append(nullptr, ("<" + to + ">").c_str()), curl_slist_free_all);
  std::string_view rest = letter;
  set_up(handle.get(), settings);
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(handle.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_READFUNCTION, give);
  curl_easy_setopt(handle.get(), CURLOPT_READDATA, &rest);
  const CURLcode code = curl_easy_perform(handle.get());
  if (code == CURLE_OK) return;
  long answered = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answered);
  std::string why = curl_easy_strerror(code);
  if (answered > 0) why += ", " + std::to_string(answered);
  throw base::Error(base::ErrorCode::kUnavailable, "mail_not_sent", {{"why", why}});
}

// Under another name first, so that whoever watches the folder sees whole letters only.
void write_file(const std::filesystem::path& folder, const std::string& letter,
                const std::string& key) {
  const std::string name = base::sha256(key).substr(0, 32) + ".eml";
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  const auto part = folder / ("." + name);
  std::ofstream out(part, std::ios::binary);
  out << letter;
  out.close();
  if (out) std::filesystem::rename(part, folder / name, failure);
  if (!out || failure)
    throw base::Error(base::ErrorCode::kUnavailable, "mail_sink_unwritable",
                      {{"folder", base::repair_utf8(folder.string())}});
}

}  // namespace

void deliver(const Settings& settings, const std::string& to, const std::string& letter,
             const std::string& key) {
  if (settings.sink == "log")
    base::log(base::LogLevel::kInfo, "mail_written",
              {{"to", to}, {"bytes", std::to_string(letter.size())}});
  else if (!settings.sink.empty())
    write_file(settings.sink, letter, key);
  else
    send(settings, to, letter);
}

}  // namespace portal::mail
