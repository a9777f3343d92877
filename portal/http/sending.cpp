#include <fcntl.h>
#include <signal.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/redirect_error.hpp>
#include <cerrno>
#include <charconv>
#include <utility>

#include "portal/http/session.hpp"

namespace portal::http {
namespace {

constexpr std::size_t kFileTurn = 1u << 20;  // bytes of one file before others get the thread
constexpr std::size_t kDrained = 4u << 20;   // of a client that sends on after a refusal

// sendfile() raises SIGPIPE where send() can be told not to; blocked, it is only an error code.
void block_broken_pipe_signal() {
  thread_local bool blocked = false;
  if (blocked) return;
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  blocked = true;
}

struct FileTurn {
  std::size_t sent = 0;
  bool socket_full = false;
  bool failed = false;
};

// Sends as much as the socket takes, at most one turn's worth. Moves `part` on.
FileTurn send_turn(int socket, int file, FilePart& part) {
  block_broken_pipe_signal();
  FileTurn turn;
  auto offset = static_cast<off_t>(part.offset);
  while (part.length > 0 && turn.sent < kFileTurn) {
    const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(part.length, kFileTurn));
    const ssize_t sent = ::sendfile(socket, file, &offset, want);
    if (sent < 0 && errno == EINTR) continue;
    turn.socket_full = sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
    turn.failed = sent <= 0 && !turn.socket_full;  // 0: the file became shorter
    if (sent <= 0) break;
    turn.sent += static_cast<std::size_t>(sent);
    part.length -= static_cast<std::uint64_t>(sent);
    part.offset = static_cast<std::uint64_t>(offset);
  }
  return turn;
}

// "1f40\r\n" before a chunk.
std::string_view chunk_line(std::size_t bytes, std::array<char, 20>& memory) {
  const auto end = std::to_chars(memory.data(), memory.data() + memory.size() - 2, bytes, 16).ptr;
  end[0] = '\r';
  end[1] = '\n';
  return {memory.data(), static_cast<std::size_t>(end - memory.data()) + 2};
}

}  // namespace

void Outgoing::drop(std::size_t sent) {
  for (net::const_buffer& part : parts) {
    const std::size_t taken = std::min(sent, part.size());
    part += taken;
    sent -= taken;
  }
}

bool OpenFile::open(const FileRange& range) {
  close();
  descriptor_ = ::open(range.path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0) return false;
  const auto size = static_cast<std::uint64_t>(status.st_size);
  return S_ISREG(status.st_mode) && range.offset <= size && range.length <= size - range.offset;
}

void OpenFile::close() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

// True when all is sent or nothing more can be; false when the socket has to be waited for.
bool Session::try_send() {
  const int flags = outgoing_.more_follows ? MSG_MORE : 0;
  for (std::size_t left = outgoing_.bytes(); left > 0;) {
    Failure failure;
    const std::size_t sent = socket_.send(outgoing_.parts, flags, failure);
    if (failure == net::error::would_block || failure == net::error::try_again) return false;
    broken_ = broken_ || failure.failed();
    if (broken_) return true;
    outgoing_.drop(sent);
    left -= sent;
    if (left > 0) note_progress(sent);
  }
  return true;
}

Async<bool> Session::flush() {
  Failure failure;
  auto token = net::redirect_error(Awaiting(), failure);
  for (;;) {
    const bool done = try_send();
    if (done) co_return !broken_;
    co_await socket_.async_wait(Socket::wait_write, token);
    broken_ = broken_ || failure.failed() || timed_out_;
    if (broken_) co_return false;
  }
}

Async<void> Session::send_response() {
  enter(Phase::kWriting);
  const bool bodiless = head_only_ || !allows_body(response_.status);
  const bool generated = !bodiless && std::holds_alternative<Generator>(response_.body);
  const bool chunked = generated && !old_client_;
  if (generated && !chunked) framing_.keep_alive = false;  // its end is told by closing
  write_opening(response_.status, loop_.date.now(), after(), opening_);
  write_fields(response_, chunked, opening_);
  const auto memory = memory_bytes(response_);
  const std::string_view body = bodiless || !memory ? std::string_view() : *memory;
  outgoing_.parts = {net::buffer(opening_), net::buffer(body.data(), body.size()), {}};
  outgoing_.more_follows = !bodiless && !memory;
  bool sent = co_await flush();
  if (sent && outgoing_.more_follows) sent = co_await send_body(chunked);
  finish_answer(sent);
}

Async<bool> Session::send_body(bool chunked) {
  outgoing_.more_follows = false;
  bool sent = false;
  if (std::holds_alternative<FileRange>(response_.body))
    sent = co_await send_file();
  else
    sent = co_await send_generated(std::get<Generator>(response_.body), chunked);
  if (!sent) abort_connection();
  co_return sent;
}

Async<bool> Session::send_file() {
  Failure failure;
  auto token = net::redirect_error(Awaiting(), failure);
  FileTurn turn;
  Work job = [&] { turn = send_turn(socket_.native_handle(), file_.descriptor(), part_); };
  while (part_.length > 0) {
    co_await run_on(shared_.files, loop_, job);
    note_progress(turn.sent);
    if (turn.failed || timed_out_) co_return false;
    if (!turn.socket_full) continue;
    co_await socket_.async_wait(Socket::wait_write, token);
    if (failure || timed_out_) co_return false;
  }
  co_return true;
}

// As try_send(), for a prepared file: it is in memory, so the io thread need not wait for a disk.
bool Session::try_send_file() {
  while (part_.length > 0 && !broken_) {
    const FileTurn turn = send_turn(socket_.native_handle(), prepared_->file->descriptor(), part_);
    broken_ = turn.failed;
    if (turn.socket_full) note_progress(turn.sent);
    if (turn.socket_full) return false;
  }
  return true;
}

// The rest of a prepared answer whose client did not take it all at once.
Async<bool> Session::flush_hot() {
  Failure failure;
  auto token = net::redirect_error(Awaiting(), failure);
  for (;;) {
    const bool done = try_send() && try_send_file();
    if (done) co_return !broken_;
    co_await socket_.async_wait(Socket::wait_write, token);
    broken_ = broken_ || failure.failed() || timed_out_;
    if (broken_) co_return false;
  }
}

Async<bool> Session::send_generated(const Generator& generator, bool chunked) {
  bool more = true;
  bool good = true;
  std::string chunk;
  std::array<char, 20> line{};
  Work job = [&] {
    chunk.clear();
    good = shared_.next_chunk(generator, chunk, more);
  };
  while (more) {
    enter(Phase::kWorking);
    co_await run_on(shared_.workers, loop_, job);
    if (!good) co_return false;
    enter(Phase::kWriting);
    std::string_view before;
    std::string_view behind;
    if (chunked && !chunk.empty()) before = chunk_line(chunk.size(), line), behind = "\r\n";
    if (chunked && !more) behind = chunk.empty() ? "0\r\n\r\n" : "\r\n0\r\n\r\n";
    outgoing_.parts = {net::buffer(before.data(), before.size()), net::buffer(chunk),
                       net::buffer(behind.data(), behind.size())};
    const bool sent = co_await flush();
    if (!sent) co_return false;
  }
  co_return true;
}

// An answer that was cut off must not look whole to a client that reads until the end.
void Session::abort_connection() {
  broken_ = true;
  Failure ignored;
  socket_.set_option(net::socket_base::linger(true, 0), ignored);
}

void Session::finish_answer(bool sent) {
  broken_ = broken_ || !sent;
  lingers_ = after() == After::kClose;
  open_ = !broken_ && !lingers_;
  phase_ = Phase::kWriting;  // so that the next head gets its own time
  prepared_.reset();
  file_.close();
  response_ = Response();
  request_.body = std::string();
  request_.sink_failure = nullptr;
}

// Reads on for a while after the last answer: closing on unread bytes would make the kernel send
// a reset, and the client would lose the answer (RFC 9112, 9.6).
Async<void> Session::linger() {
  Failure failure;
  socket_.shutdown(Socket::shutdown_send, failure);
  enter(Phase::kLingering);
  auto token = net::redirect_error(Awaiting(), failure);
  input_ = InputBuffer();
  const net::mutable_buffer room = input_.prepare(16384);
  std::size_t drained = 0;
  while (!failure && !timed_out_ && drained <= kDrained)
    drained += co_await socket_.async_read_some(room, token);
}

}  // namespace portal::http
