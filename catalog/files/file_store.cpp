#include "catalog/files/file_store.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include "catalog/base/hash.hpp"
#include "catalog/base/log.hpp"
#include "catalog/base/random.hpp"
#include "catalog/files/descriptor.hpp"

namespace catalog::files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPart = 256u << 10;

bool is_hex(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

fs::path path_in(const fs::path& folder, std::string_view sha256) {
  return folder / sha256.substr(0, 2) / sha256.substr(2);
}

// It counts as new again for those who remove what nobody has used for long.
void renew(const fs::path& place) {
  std::error_code ignored;
  fs::last_write_time(place, fs::file_time_type::clock::now(), ignored);
}

// Whoever writes a temporary file holds its lock; what nobody holds was left by a crash. One that
// was created but not locked yet may go too: its writer notices and takes another.
void remove_stray(const fs::path& folder) {
  std::error_code ignored;
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) found.push_back(entry.path());
  for (const auto& path : found) {
    if (!fs::exists(path, ignored)) continue;  // finished in the meantime
    Descriptor file(path, Descriptor::Mode::kReadWriteCreate);
    if (!file.try_lock(true)) continue;
    fs::remove(path, ignored);
    base::log(base::LogLevel::kInfo, "stray_file_removed", {{"name", path.filename().string()}});
  }
}

}  // namespace

struct IncomingFile::State {
  explicit State(fs::path folder)
      : store(std::move(folder)),
        path(store / "tmp" / base::random_hex(16)),
        file(path, Descriptor::Mode::kCreateNew) {}
  ~State() {
    if (!is_kept) ::unlink(path.c_str());
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  fs::path store;
  fs::path path;
  Descriptor file;
  base::Sha256 digest;
  std::int64_t byte_size = 0;
  bool is_kept = false;
};

IncomingFile::IncomingFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
IncomingFile::IncomingFile(IncomingFile&&) noexcept = default;
IncomingFile::~IncomingFile() = default;

void IncomingFile::add(std::string_view bytes) {
  state_->file.write(bytes);
  state_->digest.add(bytes);
  state_->byte_size += static_cast<std::int64_t>(bytes.size());
}

std::int64_t IncomingFile::byte_size() const {
  return state_->byte_size;
}

const fs::path& IncomingFile::path() const {
  return state_->path;
}

StoredContent IncomingFile::finish() {
  StoredContent content{state_->digest.finish(), state_->byte_size};
  const fs::path place = path_in(state_->store, content.sha256);
  create_folders(place.parent_path());
  // A damaged copy is replaced by the sound one at hand.
  if (sha256_of_file(place) != content.sha256) {
    state_->file.sync();
    rename_path(state_->path, place);
    state_->is_kept = true;
  } else {
    renew(place);
  }
  // Also where it was there already: another writer may not have come to this yet.
  sync_folder(place.parent_path());
  return content;
}

FileStore::FileStore(fs::path folder) : folder_(std::move(folder)) {
  create_folders(folder_ / "tmp");
  remove_stray(folder_ / "tmp");
}

IncomingFile FileStore::begin() const {
  for (;;) {
    auto state = std::make_unique<IncomingFile::State>(folder_);
    if (state->file.try_lock(true) && state->file.has_name()) return IncomingFile(std::move(state));
  }
}

StoredContent FileStore::put(std::string_view bytes) const {
  IncomingFile file = begin();
  file.add(bytes);
  return file.finish();
}

StoredContent FileStore::put(std::istream& in) const {
  IncomingFile file = begin();
  std::string part(kPart, '\0');
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())), in.gcount() > 0)
    file.add(std::string_view(part).substr(0, static_cast<std::size_t>(in.gcount())));
  return file.finish();
}

StoredContent FileStore::put_file(const fs::path& path) const {
  Descriptor from(path, Descriptor::Mode::kRead);
  IncomingFile file = begin();
  std::string buffer;
  for (auto part = from.read(buffer, kPart); !part.empty(); part = from.read(buffer, kPart))
    file.add(part);
  return file.finish();
}

StoredContent FileStore::adopt(const fs::path& path, std::string sha256) const {
  Descriptor from(path, Descriptor::Mode::kRead);
  from.sync();
  StoredContent content{std::move(sha256), from.byte_size()};
  if (content.sha256.empty()) content.sha256 = sha256_of_file(path).value_or("");
  const fs::path place = path_in(folder_, content.sha256);
  create_folders(place.parent_path());
  if (sha256_of_file(place) == content.sha256) {
    renew(place);
  } else {
    const fs::path link = folder_ / "tmp" / base::random_hex(16);
    if (::link(path.c_str(), link.c_str()) != 0) return put_file(path);
    rename_path(link, place);
    renew(place);
  }
  sync_folder(place.parent_path());
  return content;
}

fs::path FileStore::path_of(std::string_view sha256) const {
  return sha256.size() == 64 && is_hex(sha256) ? path_in(folder_, sha256) : fs::path();
}

std::optional<fs::path> FileStore::find(std::string_view sha256) const {
  fs::path path = path_of(sha256);
  std::error_code ignored;
  if (path.empty() || !fs::is_regular_file(path, ignored)) return std::nullopt;
  return path;
}

bool FileStore::verify(std::string_view sha256) const {
  const auto path = find(sha256);
  return path && sha256_of_file(*path) == sha256;
}

void FileStore::remove(std::string_view sha256) const {
  const auto path = find(sha256);
  if (!path) return;
  std::error_code ignored;
  fs::remove(*path, ignored);
  sync_folder(path->parent_path());
}

void FileStore::for_each(const std::function<void(const std::string&)>& visit) const {
  for (const auto& folder : fs::directory_iterator(folder_)) {
    const std::string start = folder.path().filename().string();
    if (start.size() != 2 || !is_hex(start)) continue;
    for (const auto& entry : fs::directory_iterator(folder.path())) {
      const std::string sha256 = start + entry.path().filename().string();
      if (!path_of(sha256).empty()) visit(sha256);
    }
  }
}

std::optional<std::string> sha256_of_file(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return std::nullopt;
  Descriptor file(path, Descriptor::Mode::kRead);
  base::Sha256 digest;
  std::string buffer;
  for (auto part = file.read(buffer, kPart); !part.empty(); part = file.read(buffer, kPart))
    digest.add(part);
  return digest.finish();
}

}  // namespace catalog::files
