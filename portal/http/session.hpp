#pragma once

// Inside portal/http only: one connection. Not a public header.

#include <list>
#include <string>
#include <string_view>

#include "portal/http/framing.hpp"
#include "portal/http/loop.hpp"
#include "portal/http/parser.hpp"

namespace portal::http {

/// How much of a body a sink is given at once, where that much has come.
constexpr std::size_t kSinkPart = 512u << 10;

/// The bytes that have come on a connection and are not used up yet.
class InputBuffer {
 public:
  std::string_view view() const { return {memory_.get() + begin_, end_ - begin_}; }
  void take(std::size_t bytes) { begin_ += bytes; }
  /// Room for at least `bytes` more, behind those that are there.
  net::mutable_buffer prepare(std::size_t bytes);
  void commit(std::size_t bytes) { end_ += bytes; }
  /// Gives back what a large message needed.
  void shrink();

 private:
  std::unique_ptr<char[]> memory_;
  std::size_t size_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

/// Up to three pieces of memory sent by one system call.
struct Outgoing {
  std::array<net::const_buffer, 3> parts;
  bool more_follows = false;  // so the kernel may wait and fill its packets

  std::size_t bytes() const { return net::buffer_size(parts); }
  void drop(std::size_t sent);
};

/// What is still to be sent of a file.
struct FilePart {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

/// A file opened for sending; closed with the object.
class OpenFile {
 public:
  OpenFile() = default;
  ~OpenFile() { close(); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  bool open(const FileRange& range);  // false when it is not there or too short
  void close();
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

/// One connection, from accept to close. Lives in the frame of serve().
class Session {
 public:
  Session(Loop& loop, Socket socket);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  Async<void> run();

  /// Closes it if it waits for a request; whether it did.
  bool evict();
  /// Ends the wait of a session that has no request, for stop().
  void wake_if_idle();
  void check_deadline(Steady::time_point now);

 private:
  enum class Phase { kIdle, kHead, kBody, kWorking, kWriting, kLingering };
  enum class Next { kRead, kCall, kSend, kFlush, kGoOn, kClose };

  void enter(Phase phase);
  void note_progress(std::size_t bytes);  // of a body, either way
  After after() const;

  Async<bool> read_more();
  void read_what_waits();
  Next take_request();
  Next refuse(int status, const Request* request);
  Next answer_hot(const Request& request);
  void take_from_file(const PreparedFile& file);
  void take_from_memory(const PreparedResponse& prepared);
  Next end_of_input();
  Async<Next> answer_request();
  Async<int> read_body();
  Async<int> read_chunked(std::size_t limit);
  Async<bool> send_continue();
  Async<bool> admit();
  Async<int> read_into_sink();
  Async<int> read_chunked_into_sink();
  Async<bool> add_to_sink(std::string_view bytes);
  Async<void> drop_sink();
  int why_input_ended() const;
  Async<void> call_handler();
  Async<bool> run_on_worker(Work& work);
  void work();

  Async<void> send_response();
  Async<bool> flush();
  Async<bool> flush_hot();
  bool try_send();
  bool try_send_file();
  Async<bool> send_body(bool chunked);
  Async<bool> send_file();
  Async<bool> send_generated(const Generator& generator, bool chunked);
  void abort_connection();
  void finish_answer(bool sent);
  Async<void> linger();

  Loop& loop_;
  Shared& shared_;
  Socket socket_;
  std::list<Session*>::iterator place_;
  std::string remote_;

  InputBuffer input_;
  HeadScanner scanner_;
  Request request_;
  Framing framing_;
  bool head_only_ = false;
  bool old_client_ = false;  // HTTP/1.0
  Response response_;
  std::shared_ptr<const PreparedResponse> prepared_;
  std::string opening_;
  Outgoing outgoing_;
  OpenFile file_;
  FilePart part_;

  Phase phase_ = Phase::kIdle;
  Steady::time_point began_{};  // the phase
  Steady::time_point deadline_{};
  std::size_t progress_ = 0;  // bytes since the phase began
  bool open_ = true;
  bool timed_out_ = false;
  bool broken_ = false;   // nothing can be sent any more
  bool lingers_ = false;  // an answer was sent that the client must not lose
};

Async<void> serve(Loop& loop, Socket socket);

}  // namespace portal::http
