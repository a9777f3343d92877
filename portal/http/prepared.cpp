#include "portal/http/prepared.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <utility>

#include "catalog/base/error.hpp"
#include "portal/http/wire.hpp"

namespace portal::http {
namespace {

constexpr std::size_t kLeastBytes = 4u << 10;
constexpr int kMostFiles = 512;

std::atomic<int> open_files{0};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

PreparedFile::PreparedFile(int descriptor, std::size_t bytes, std::size_t date_offset)
    : descriptor_(descriptor), bytes_(bytes), date_offset_(date_offset) {
  ++open_files;
}

PreparedFile::~PreparedFile() {
  ::close(descriptor_);
  --open_files;
}

std::shared_ptr<const PreparedFile> PreparedFile::create(int status, std::string_view wire) {
  if (wire.size() < kLeastBytes || open_files >= kMostFiles) return nullptr;
  const int descriptor = ::memfd_create("prepared", MFD_CLOEXEC);
  if (descriptor < 0) return nullptr;
  DateText date;
  std::string opening;
  write_opening(status, date.now(), After::kKeep, opening);
  auto file = std::make_shared<const PreparedFile>(descriptor, opening.size() + wire.size(),
                                                   opening.find(date.now()));
  file->second_ = date.second();
  return write_all(descriptor, opening) && write_all(descriptor, wire) ? file : nullptr;
}

void PreparedFile::set_date(DateText& date) const {
  const std::string_view text = date.now();
  if (second_.exchange(date.second(), std::memory_order_relaxed) == date.second()) return;
  const auto offset = static_cast<off_t>(date_offset_);
  // Fails never: the bytes are there, in memory. An answer with a former Date would be right too.
  [[maybe_unused]] const auto written = ::pwrite(descriptor_, text.data(), text.size(), offset);
}

std::shared_ptr<const PreparedResponse> prepare(Response response) {
  const auto bytes = memory_bytes(response);
  if (!bytes) throw base::Error(base::ErrorCode::kInternal, "internal");
  std::string wire;
  write_fields(response, false, wire);
  auto prepared = std::make_shared<PreparedResponse>();
  prepared->head_bytes = wire.size();
  if (allows_body(response.status)) wire += *bytes;
  prepared->wire = std::make_shared<const std::string>(std::move(wire));
  prepared->answer.status = response.status;
  prepared->answer.headers = std::move(response.headers);
  prepared->answer.subject = std::move(response.subject);
  const std::size_t body_bytes = prepared->wire->size() - prepared->head_bytes;
  prepared->answer.body = SharedBytes{prepared->wire, prepared->head_bytes, body_bytes};
  return prepared;
}

std::shared_ptr<const PreparedResponse> with_file(const PreparedResponse& prepared) {
  auto made = std::make_shared<PreparedResponse>(prepared);
  made->file = PreparedFile::create(prepared.answer.status, *prepared.wire);
  return made;
}

}  // namespace portal::http
