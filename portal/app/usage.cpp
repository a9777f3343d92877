#include "portal/app/usage.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "catalog/base/text.hpp"

namespace portal::app {
namespace {

constexpr std::size_t kMostDatasets = 100'000;
constexpr std::string_view kView = "view ", kDownload = "download ", kCall = "call ";

constexpr std::array<std::string_view, 11> kRobots = {
    "bot",     "crawl",   "spider",     "slurp",    "archiver", "facebookexternalhit",
    "preview", "monitor", "lighthouse", "headless", "scrapy"};

// A download in parts counts by its first one.
bool begins_later(const http::Request& request) {
  const std::string range = request.header("range");
  return !range.empty() && !range.starts_with("bytes=0-");
}

}  // namespace

std::string subject_of_view(std::string_view dataset) {
  return std::string(kView).append(dataset);
}

std::string subject_of_download(std::string_view dataset) {
  return std::string(kDownload).append(dataset);
}

std::string subject_of_call(std::string_view dataset) {
  return std::string(kCall).append(dataset);
}

bool is_robot(const http::Request& request) {
  const std::string agent = base::lower_ascii(request.header("user-agent"));
  if (agent.empty()) return true;
  for (const auto* field : {"sec-purpose", "purpose"})
    if (request.header(field).find("prefetch") != std::string::npos) return true;
  return std::ranges::any_of(
      kRobots, [&](std::string_view robot) { return agent.find(robot) != std::string::npos; });
}

void UsageCounter::count(const http::Request& request, std::string_view subject) {
  const bool view = subject.starts_with(kView);
  const bool search = is_subject_of_search(subject);
  const bool call = subject.starts_with(kCall);
  if (!view && !search && !call && !subject.starts_with(kDownload)) return;
  if (request.method != "GET" || begins_later(request) || is_robot(request)) return;
  if (search) return missed_.count(subject);
  const auto dataset = subject.substr(subject.find(' ') + 1);
  const std::lock_guard lock(mutex_);
  auto found = uses_.find(dataset);
  if (found == uses_.end()) {
    if (uses_.size() >= kMostDatasets) return;
    found = uses_.emplace(dataset, catalog::usage::Uses()).first;
  }
  ++(view ? found->second.views : call ? found->second.calls : found->second.downloads);
}

namespace {

constexpr std::string_view kApi = "/api/";

bool is_page(std::string_view path) {
  return path.size() >= 3 && (path.starts_with("/vi") || path.starts_with("/en")) &&
         (path.size() == 3 || path[3] == '/');
}

bool is_search(const http::Request& request) {
  return request.path.ends_with("/datasets") && !request.query("q").value_or("").empty();
}

}  // namespace

void UsageCounter::count_answer(const http::Request& request, int status,
                                std::string_view subject) {
  count(request, subject);
  const bool page = is_page(request.path);
  const bool call = request.path.starts_with(kApi);
  const bool download = subject.starts_with(kDownload);
  if (!page && !call && !download) return;
  if (status >= 400 || request.method != "GET" || begins_later(request) || is_robot(request))
    return;
  const bool search = is_search(request);
  const bool mobile = page && request.header("user-agent").find("Mobi") != std::string::npos;
  const std::lock_guard lock(mutex_);
  day_.visits += page;
  day_.mobile_visits += mobile;
  day_.downloads += download;
  day_.api_calls += call;
  day_.queries += search;
  day_.zero_results += search && found_nothing(subject);
}

catalog::usage::DayCounts UsageCounter::take_day() {
  const std::lock_guard lock(mutex_);
  return std::exchange(day_, {});
}

void UsageCounter::give_back(const catalog::usage::DayCounts& day) {
  const std::lock_guard lock(mutex_);
  day_ += day;
}

catalog::usage::UsesByDataset UsageCounter::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(uses_, {});
}

void UsageCounter::give_back(const catalog::usage::UsesByDataset& uses) {
  const std::lock_guard lock(mutex_);
  for (const auto& [dataset, count] : uses) {
    if (uses_.size() >= kMostDatasets && !uses_.contains(dataset)) continue;
    auto& sum = uses_[dataset];
    sum.views += count.views;
    sum.downloads += count.downloads;
    sum.calls += count.calls;
  }
}

}  // namespace portal::app
