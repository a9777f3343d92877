#include "portal/http/prepared.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <utility>

#include "catalog/base/error.hpp"
#include "portal/http/wire.hpp"

namespace portal::http {
namespace {

constexpr std::size_t kLeastBytes = 32u << 10;
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

std::shared_ptr<const MemoryFile> MemoryFile::create(std::string_view bytes) {
  if (bytes.size() < kLeastBytes || open_files >= kMostFiles) return nullptr;
  const int descriptor = ::memfd_create("prepared", MFD_CLOEXEC);
  if (descriptor < 0) return nullptr;
  ++open_files;
  auto file = std::make_shared<const MemoryFile>(descriptor);
  return write_all(descriptor, bytes) ? file : nullptr;
}

MemoryFile::~MemoryFile() {
  ::close(descriptor_);
  --open_files;
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
  const auto body = std::string_view(*prepared->wire).substr(prepared->head_bytes);
  prepared->file = MemoryFile::create(body);
  prepared->answer.status = response.status;
  prepared->answer.headers = std::move(response.headers);
  prepared->answer.body = SharedBytes{prepared->wire, prepared->head_bytes, body.size()};
  return prepared;
}

}  // namespace portal::http
