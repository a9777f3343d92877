#include "portal/app/route.hpp"

#include <algorithm>

#include "portal/http/url.hpp"

namespace portal::app {
namespace {

bool is_variable(const std::string& segment) {
  return segment.starts_with('{');
}

// "{id}.ttl" is a variable with a fixed ending.
std::string ending_of(const std::string& segment) {
  return segment.substr(segment.find('}') + 1);
}

std::string name_of(const std::string& segment) {
  std::string name = segment.substr(1, segment.find('}') - 1);
  if (name.ends_with("...")) name.resize(name.size() - 3);
  return name;
}

bool matches(const std::string& pattern, const std::string& segment) {
  if (!is_variable(pattern)) return pattern == segment;
  const std::string ending = ending_of(pattern);
  return segment.size() > ending.size() && segment.ends_with(ending);
}

// A path with a fixed word wins over one with a variable in its place.
std::size_t fixed_letters(const std::vector<std::string>& segments) {
  std::size_t letters = 0;
  for (const auto& segment : segments)
    letters += is_variable(segment) ? ending_of(segment).size() : 100 + segment.size();
  return letters;
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
  std::stable_sort(routes_.begin(), routes_.end(), [](const Route& left, const Route& right) {
    return fixed_letters(http::split_path(left.pattern)) >
           fixed_letters(http::split_path(right.pattern));
  });
  for (const auto& route : routes_) {
    Pattern pattern{http::split_path(route.pattern), false};
    pattern.open_ended = route.pattern.find("...}") != std::string::npos;
    patterns_.push_back(std::move(pattern));
  }
}

Router::Match Router::match(std::string_view method, std::string_view path) const {
  const auto segments = http::split_path(path);
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  Match match;
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    const auto& pattern = patterns_[i].segments;
    const bool fits = patterns_[i].open_ended ? segments.size() >= pattern.size()
                                              : segments.size() == pattern.size();
    if (!fits || !std::equal(pattern.begin(), pattern.end(), segments.begin(), matches)) continue;
    match.allowed.push_back(routes_[i].method);
    if (match.route || routes_[i].method != wanted) continue;
    match.route = &routes_[i];
    for (std::size_t at = 0; at < pattern.size(); ++at) {
      if (!is_variable(pattern[at])) continue;
      std::string value =
          segments[at].substr(0, segments[at].size() - ending_of(pattern[at]).size());
      if (patterns_[i].open_ended && at + 1 == pattern.size())
        for (std::size_t rest = at + 1; rest < segments.size(); ++rest)
          value += "/" + segments[rest];
      match.params.emplace_back(name_of(pattern[at]), std::move(value));
    }
  }
  return match;
}

}  // namespace portal::app
