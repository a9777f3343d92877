#include "catalog/files/target_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <set>
#include <string>
#include <system_error>
#include <utility>

#include "catalog/base/random.hpp"

namespace catalog::files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDigits = 16;
constexpr std::string_view kEnding = ".part";

std::string name_of(const fs::path& target, const std::string& digits) {
  return target.filename().string() + "." + digits + std::string(kEnding);
}

fs::path folder_of(const fs::path& target) {
  return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

// The name of the part that `name` is or goes with; empty when it is none of the target's.
std::string part_of(const fs::path& target, const std::string& name) {
  const std::size_t start = target.filename().string().size() + 1;
  if (name.size() < start + kDigits + kEnding.size()) return "";
  const std::string digits = name.substr(start, kDigits);
  if (digits.find_first_not_of("0123456789abcdef") != std::string::npos) return "";
  const std::string part = name_of(target, digits);
  return name.starts_with(part) ? part : "";
}

// Companions first: while the part is there, the next writer can tell that they are strays.
void remove_part(const fs::path& part) {
  std::error_code ignored;
  std::set<fs::path> companions;
  for (const auto& entry : fs::directory_iterator(folder_of(part), ignored))
    if (entry.path().filename().string().starts_with(part.filename().string() + ".") &&
        entry.is_regular_file(ignored))
      companions.insert(entry.path());
  for (const auto& path : companions) fs::remove(path, ignored);
  fs::remove(part, ignored);
}

// Whoever writes a part holds its lock; what nobody holds was left by a crash. Another user's that
// cannot be opened stays: it is no reason to write nothing.
void remove_strays(const fs::path& target) {
  std::error_code ignored;
  std::set<std::string> parts;
  for (const auto& entry : fs::directory_iterator(folder_of(target), ignored))
    parts.insert(part_of(target, entry.path().filename().string()));
  parts.erase("");
  for (const auto& name : parts) {
    const fs::path part = folder_of(target) / name;
    const int number = ::open(part.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (number < 0) continue;
    if (::flock(number, LOCK_EX | LOCK_NB) == 0) remove_part(part);
    ::close(number);
  }
}

// Renaming over a link would replace the link, as /dev/stdout is one.
fs::path follow_links(fs::path target) {
  std::error_code failure;
  fs::path real = fs::canonical(target, failure);
  return failure ? std::move(target) : real;
}

bool is_special(const fs::path& target) {
  std::error_code ignored;
  const fs::file_status status = fs::status(target, ignored);
  return fs::exists(status) && !fs::is_regular_file(status);
}

}  // namespace

TargetFile::TargetFile(fs::path target, mode_t rights)
    : target_(is_special(target) ? std::move(target) : follow_links(std::move(target))),
      rights_(rights),
      is_straight_(is_special(target_)) {
  if (is_straight_) {
    file_ = Descriptor(target_, Descriptor::Mode::kWrite);
    return;
  }
  remove_strays(target_);
  open();
}

TargetFile::~TargetFile() {
  remove();
}

// Between creating and locking it another writer may have taken it for a stray. Where the file
// system knows no locks, none can be had and nothing is taken for a stray.
void TargetFile::open() {
  constexpr int tries = 5;
  for (int i = 0; i < tries; ++i) {
    remove();
    fs::path part = folder_of(target_) / name_of(target_, base::random_hex(kDigits / 2));
    file_ = Descriptor(part, Descriptor::Mode::kCreateNew, rights_);
    part_ = std::move(part);
    if (file_.try_lock(true) && file_.has_name()) return;
  }
}

void TargetFile::remove() const {
  if (!part_.empty()) remove_part(part_);
}

fs::path TargetFile::companion() const {
  fs::path path = part_;
  path += ".with";
  return path;
}

void TargetFile::finish() {
  file_.sync();
  if (is_straight_) return file_.close();
  rename_path(part_, target_);
  remove();
  part_.clear();
  sync_folder(folder_of(target_));
  file_.close();
}

}  // namespace catalog::files
