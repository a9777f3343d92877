#include "portal/http/session.hpp"

#include <algorithm>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <cstring>
#include <utility>

#include "portal/http/conditional.hpp"

namespace portal::http {
namespace {

constexpr std::size_t kHeadRead = 4096;
constexpr std::size_t kBodyRead = 65536;
constexpr std::size_t kReserve = 1u << 20;  // for a body that is only announced yet
constexpr std::size_t kUnsentBytes = 256u << 10;
constexpr std::chrono::seconds kLongestLinger{5};
constexpr std::chrono::milliseconds kStoppingLinger{500};

// An IPv4 client of an IPv6 socket is known by its IPv4 address.
std::string address_text(const Socket& socket) {
  Failure failure;
  const tcp::endpoint peer = socket.remote_endpoint(failure);
  if (failure) return "";
  const auto address = peer.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6()).to_string();
  return address.to_string();
}

void set_options(Socket& socket) {
  Failure ignored;
  socket.non_blocking(true, ignored);
  socket.set_option(tcp::no_delay(true), ignored);
  // Bounds what the kernel keeps for a client that asks and never reads.
  const int unsent = static_cast<int>(kUnsentBytes);
  ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent, sizeof unsent);
}

Response allowed_methods() {
  Response response;
  response.status = 204;
  response.headers.add("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
  return response;
}

}  // namespace

net::mutable_buffer InputBuffer::prepare(std::size_t bytes) {
  const std::size_t kept = end_ - begin_;
  if (size_ < kept + bytes) {
    const std::size_t size = std::max(kept + bytes, size_ * 2);
    auto memory = std::make_unique_for_overwrite<char[]>(size);
    if (kept > 0) std::memcpy(memory.get(), memory_.get() + begin_, kept);
    memory_ = std::move(memory);
    size_ = size;
    begin_ = 0;
  } else if (begin_ > 0) {
    std::memmove(memory_.get(), memory_.get() + begin_, kept);
    begin_ = 0;
  }
  end_ = begin_ + kept;
  return {memory_.get() + end_, size_ - end_};
}

void InputBuffer::shrink() {
  if (begin_ < end_ || size_ <= kHeadRead) return;
  memory_.reset();
  size_ = begin_ = end_ = 0;
}

Async<void> run_on(net::thread_pool& pool, Loop& loop, Work& work) {
  auto start = [&pool, &loop, &work](auto resume) {
    auto job = [&loop, &work, resume = std::move(resume)]() mutable {
      work();
      net::post(loop.io, std::move(resume));
    };
    net::post(pool, std::move(job));
  };
  const Awaiting token;
  co_await net::async_initiate<const Awaiting&, void()>(start, token);
}

Session::Session(Loop& loop, Socket socket)
    : loop_(loop), shared_(loop.shared), socket_(std::move(socket)) {
  place_ = loop_.sessions.insert(loop_.sessions.end(), this);
  ++shared_.open;
  set_options(socket_);
  remote_ = address_text(socket_);
  enter(Phase::kIdle);
}

Session::~Session() {
  loop_.sessions.erase(place_);
  --shared_.open;
  if (loop_.stopping) loop_.tick.cancel();
}

void Session::enter(Phase phase) {
  phase_ = phase;
  progress_ = 0;
  timed_out_ = false;
  began_ = Steady::now();
  deadline_ = began_ + shared_.config.idle;
  if (phase == Phase::kWorking) deadline_ = Steady::time_point::max();
  if (phase == Phase::kLingering) {
    const auto longest = std::min<Steady::duration>(kLongestLinger, shared_.config.idle);
    deadline_ = began_ + (loop_.stopping ? kStoppingLinger : longest);
  }
  if (phase == Phase::kIdle || phase == Phase::kHead)
    loop_.sessions.splice(loop_.sessions.end(), loop_.sessions, place_);
}

void Session::note_progress(std::size_t bytes) {
  progress_ += bytes;
  const std::size_t earned =
      progress_ / std::max<std::size_t>(1, shared_.config.minimum_bytes_per_second);
  deadline_ = began_ + shared_.config.idle + std::chrono::seconds(earned);
}

void Session::check_deadline(Steady::time_point now) {
  const bool stopped = loop_.stopping && now >= loop_.stop_deadline && phase_ != Phase::kWorking;
  if ((now < deadline_ && !stopped) || timed_out_) return;
  timed_out_ = true;
  broken_ = broken_ || stopped;
  Failure ignored;
  socket_.cancel(ignored);
}

bool Session::evict() {
  if (broken_ || (phase_ != Phase::kIdle && phase_ != Phase::kHead)) return false;
  broken_ = true;
  Failure ignored;
  socket_.cancel(ignored);
  return true;
}

void Session::wake_if_idle() {
  Failure ignored;
  if (phase_ == Phase::kIdle) socket_.cancel(ignored);
  if (phase_ == Phase::kLingering) deadline_ = std::min(deadline_, Steady::now() + kStoppingLinger);
}

After Session::after() const {
  if (!framing_.keep_alive || loop_.stopping) return After::kClose;
  return old_client_ ? After::kKeepOld : After::kKeep;
}

Async<void> Session::run() {
  while (open_) {
    Next next = take_request();
    if (next == Next::kRead) {
      const bool more = co_await read_more();
      next = more ? Next::kGoOn : end_of_input();
    }
    if (next == Next::kCall) next = co_await answer_request();
    if (next == Next::kSend) co_await send_response();
    if (next == Next::kFlush) {
      enter(Phase::kWriting);
      const bool sent = co_await flush_hot();
      finish_answer(sent);
    }
    if (next == Next::kClose) open_ = false;
  }
  if (lingers_ && !broken_) co_await linger();
}

// False at the end of input, on failure, and when the deadline or stop() ended the wait.
Async<bool> Session::read_more() {
  const bool in_body = phase_ == Phase::kBody;
  if (!in_body && input_.view().empty()) {
    input_.shrink();
    enter(Phase::kIdle);
  } else if (phase_ != Phase::kHead && !in_body) {
    enter(Phase::kHead);
  }
  Failure failure;
  auto token = net::redirect_error(Awaiting(), failure);
  const std::size_t wanted = request_.sink ? kSinkPart : kBodyRead;
  const net::mutable_buffer room = input_.prepare(in_body ? wanted : kHeadRead / 2);
  const std::size_t bytes = co_await socket_.async_read_some(room, token);
  if (broken_) co_return false;
  if (failure && failure != net::error::eof && failure != net::error::operation_aborted)
    broken_ = true;
  if (!failure) input_.commit(bytes);
  co_return !failure;
}

// What becomes of a connection whose input ended before a whole head was there.
Session::Next Session::end_of_input() {
  if (broken_ || !scanner_.has_begun(input_.view())) return Next::kClose;
  return refuse(timed_out_ ? 408 : 400, nullptr);
}

Session::Next Session::refuse(int status, const Request* request) {
  ++shared_.refused;
  framing_.keep_alive = false;
  head_only_ = request && request->method == "HEAD";
  response_ = shared_.refusal(status, request);
  return Next::kSend;
}

Session::Next Session::take_request() {
  const std::string_view bytes = input_.view();
  const auto state = scanner_.scan(bytes);
  if (state == HeadScanner::State::kBad) return refuse(400, nullptr);
  const std::size_t seen = state == HeadScanner::State::kWhole ? scanner_.end() : bytes.size();
  const std::size_t limit = scanner_.begin() + shared_.config.head_bytes;
  if (seen > limit) return refuse(bytes.find('\n', scanner_.begin()) > limit ? 414 : 431, nullptr);
  if (state == HeadScanner::State::kMore)
    return bytes.empty() && loop_.stopping ? Next::kClose : Next::kRead;

  Request& request = loop_.arena;
  const auto head = bytes.substr(scanner_.begin(), scanner_.end() - scanner_.begin());
  const int refused = read_head(head, request);
  input_.take(scanner_.end());
  scanner_ = HeadScanner();
  if (refused != 0) return refuse(refused, nullptr);
  request.remote_address.assign(remote_);
  old_client_ = request.minor_version == 0;
  framing_ = check_head(request);
  if (framing_.refused != 0) return refuse(framing_.refused, &request);
  head_only_ = request.method == "HEAD";
  if (!framing_.has_body() && !framing_.expects_continue && request.is_read()) {
    prepared_ = shared_.find_hot(request);
    if (prepared_) return answer_hot(request);
  }
  request_ = std::move(request);
  return Next::kCall;
}

Session::Next Session::answer_hot(const Request& request) {
  ++shared_.hot;
  if (has_conditions(request)) {
    response_ = shared_.with_error_body(request, conclude(request, prepared_->answer));
    prepared_.reset();
    return Next::kSend;
  }
  outgoing_ = {};
  part_ = {};
  if (prepared_->file && !head_only_ && after() == After::kKeep)
    take_from_file(*prepared_->file);
  else
    take_from_memory(*prepared_);
  if (!try_send() || !try_send_file()) return Next::kFlush;
  finish_answer(!broken_);
  return Next::kGoOn;
}

void Session::take_from_file(const PreparedFile& file) {
  file.set_date(loop_.date);
  part_ = {0, file.bytes()};
}

void Session::take_from_memory(const PreparedResponse& prepared) {
  write_opening(prepared.answer.status, loop_.date.now(), after(), opening_);
  const std::size_t bytes = head_only_ ? prepared.head_bytes : prepared.wire->size();
  outgoing_.parts = {net::buffer(opening_), net::buffer(prepared.wire->data(), bytes), {}};
}

Async<Session::Next> Session::answer_request() {
  if (shared_.takes_stream(request_)) {
    const bool admitted = co_await admit();
    if (!admitted) co_return Next::kSend;
  }
  if (framing_.has_body()) {
    const int refused = co_await read_body();
    if (refused != 0) co_await drop_sink();
    if (refused < 0) co_return Next::kClose;
    if (refused > 0) co_return refuse(refused, &request_);
  }
  if (request_.path == "*")
    response_ = allowed_methods();
  else
    co_await call_handler();
  co_await drop_sink();  // where there was no worker for it
  co_return Next::kSend;
}

// 0 when the body is there, else the status to refuse it with; -1 when nobody would read it.
Async<int> Session::read_body() {
  const std::size_t limit = shared_.body_limit(request_);
  if (!request_.sink && framing_.content_bytes > limit) co_return 413;
  const bool wanted_by_both = co_await send_continue();
  if (!wanted_by_both) co_return -1;
  enter(Phase::kBody);
  if (request_.sink && framing_.chunked) co_return co_await read_chunked_into_sink();
  if (request_.sink) co_return co_await read_into_sink();
  if (framing_.chunked) co_return co_await read_chunked(limit);
  const auto wanted = static_cast<std::size_t>(framing_.content_bytes);
  request_.body.reserve(std::min(wanted, kReserve));
  for (;;) {
    const std::string_view part = input_.view().substr(0, wanted - request_.body.size());
    request_.body.append(part);
    input_.take(part.size());
    note_progress(part.size());
    if (request_.body.size() == wanted) co_return 0;
    const bool more = co_await read_more();
    if (!more) co_return why_input_ended();
  }
}

// Where the client waits to be told that its body is wanted; false when nobody would read that.
Async<bool> Session::send_continue() {
  if (!framing_.expects_continue || !input_.view().empty()) co_return true;
  opening_ = "HTTP/1.1 100 Continue\r\n\r\n";
  outgoing_.parts = {net::buffer(opening_), {}, {}};
  enter(Phase::kWriting);
  co_return co_await flush();
}

Async<int> Session::read_chunked(std::size_t limit) {
  using State = ChunkedReader::State;
  ChunkedReader reader(limit);
  for (;;) {
    std::string_view rest = input_.view();
    const std::size_t before = rest.size();
    const std::size_t had = request_.body.size();
    const State state = rest.empty() ? State::kMore : reader.read(rest, request_.body);
    input_.take(before - rest.size());
    note_progress(request_.body.size() - had);
    if (state == State::kDone) co_return 0;
    if (state == State::kBad) co_return 400;
    if (state == State::kTooLarge) co_return 413;
    const bool more = co_await read_more();
    if (!more) co_return why_input_ended();
  }
}

int Session::why_input_ended() const {
  if (broken_) return -1;
  return timed_out_ ? 408 : 400;
}

Async<void> Session::call_handler() {
  Work job = [this] { work(); };
  const bool had_room = co_await run_on_worker(job);
  if (had_room) ++shared_.handled;
}

// False, with the answer 503, when too many wait for a worker already.
Async<bool> Session::run_on_worker(Work& work) {
  const std::size_t room = shared_.config.workers + shared_.config.queue;
  if (shared_.waiting.fetch_add(1) >= room) {
    --shared_.waiting;
    ++shared_.overflow;
    response_ = shared_.refusal(503, &request_);
    co_return false;
  }
  enter(Phase::kWorking);
  co_await run_on(shared_.workers, loop_, work);
  --shared_.waiting;
  co_return true;
}

// On a worker thread, while the io thread leaves this session alone.
void Session::work() {
  response_ = shared_.answer(request_);
  request_.sink.reset();
  const auto* range = std::get_if<FileRange>(&response_.body);
  if (!range || head_only_) return;
  part_ = {range->offset, range->length};
  if (!file_.open(*range)) response_ = shared_.refusal(500, &request_);
}

Async<void> serve(Loop& loop, Socket socket) {
  Session session(loop, std::move(socket));
  co_await session.run();
}

}  // namespace portal::http
