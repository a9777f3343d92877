// Bodies that go to a sink of the application, part by part.

#include <limits>
#include <utility>

#include "portal/http/session.hpp"

namespace portal::http {

// Asks the application about a body that has not been read yet; false when it refuses. A refusal
// ends the connection where a body would follow: nobody reads that.
Async<bool> Session::admit() {
  Admission admission;
  Work job = [&] { admission = shared_.admit(request_); };
  const bool had_room = co_await run_on_worker(job);
  request_.sink = std::move(admission.sink);
  if (had_room && !admission.refusal) co_return true;
  if (framing_.has_body() || framing_.expects_continue) framing_.keep_alive = false;
  if (admission.refusal) {
    ++shared_.refused;
    response_ = std::move(*admission.refusal);
  }
  co_return false;
}

// Takes what the kernel holds beyond the first bytes, so that parts are large.
void Session::read_what_waits() {
  Failure failure;
  while (!failure && input_.view().size() < kSinkPart) {
    const net::mutable_buffer room = input_.prepare(kSinkPart - input_.view().size());
    input_.commit(socket_.read_some(room, failure));
  }
}

// 0 when the body has gone, or the sink takes no more; else as read_body().
Async<int> Session::read_into_sink() {
  std::uint64_t left = framing_.content_bytes;
  for (;;) {
    const std::string_view part = input_.view().substr(0, left);
    const bool wants_more = co_await add_to_sink(part);
    input_.take(part.size());
    left -= part.size();
    if (!wants_more || left == 0) co_return 0;
    const bool more = co_await read_more();
    if (!more) co_return why_input_ended();
    read_what_waits();
  }
}

Async<int> Session::read_chunked_into_sink() {
  using State = ChunkedReader::State;
  ChunkedReader reader(std::numeric_limits<std::size_t>::max());
  std::string decoded;
  for (;;) {
    std::string_view rest = input_.view();
    const std::size_t before = rest.size();
    decoded.clear();
    const State state = rest.empty() ? State::kMore : reader.read(rest, decoded);
    input_.take(before - rest.size());
    const bool wants_more = co_await add_to_sink(decoded);
    if (!wants_more || state == State::kDone) co_return 0;
    if (state != State::kMore) co_return 400;
    const bool more = co_await read_more();
    if (!more) co_return why_input_ended();
    read_what_waits();
  }
}

// The time that our disk takes is not the client's.
Async<bool> Session::add_to_sink(std::string_view bytes) {
  bool wants_more = true;
  if (bytes.empty()) co_return wants_more;
  Work job = [&] { wants_more = shared_.add_to_sink(request_, bytes); };
  const auto start = Steady::now();
  deadline_ = Steady::time_point::max();
  co_await run_on(shared_.files, loop_, job);
  began_ += Steady::now() - start;
  note_progress(bytes.size());
  if (!wants_more) framing_.keep_alive = false;
  co_return wants_more;
}

// Its end may remove a large file, which takes its time.
Async<void> Session::drop_sink() {
  if (!request_.sink) co_return;
  Work job = [&] { request_.sink.reset(); };
  co_await run_on(shared_.files, loop_, job);
}

}  // namespace portal::http
