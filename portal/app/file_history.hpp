#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include "catalog/store/reader.hpp"

namespace portal::app {

/// Remembers which datasets handed out a content in a public revision, the present or an older one.
/// The store has no index of it: the change log is read through when it is first asked for, and
/// from then on only what came since. Thread: any.
class FileHistory {
 public:
  /// Identifiers of datasets, whatever they are now. Errors: as the reader's.
  std::set<std::string> datasets_of(const catalog::store::Reader& reader,
                                    const std::string& sha256);

 private:
  void learn(const catalog::store::Reader& reader);
  void add(const catalog::store::Reader& reader, const catalog::store::Change& change);

  std::mutex mutex_;
  std::int64_t seq_ = 0;  // the last change that was looked at
  std::map<std::string, std::set<std::string>, std::less<>> datasets_;  // by SHA-256
};

}  // namespace portal::app
