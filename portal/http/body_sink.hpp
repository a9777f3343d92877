#pragma once

// Bodies that are too large for memory: the application takes them in parts, as they come.

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "portal/http/message.hpp"

namespace portal::http {

/// Takes the body of one request in parts of any size, in order, instead of Request::body.
/// Thread: one worker at a time, but not always the same one; may block. It is destroyed on a
/// worker too, also when the connection was cut in the middle: what must remain then is its own
/// matter.
class BodySink {
 public:
  BodySink() = default;
  virtual ~BodySink() = default;
  BodySink(const BodySink&) = delete;
  BodySink& operator=(const BodySink&) = delete;

  /// What it throws ends the body: the rest is not read, and the handler is called with it as
  /// Request::sink_failure.
  virtual void add(std::string_view bytes) = 0;
};

/// What is to happen with a body, decided by the head alone: a refusal, or where it goes.
struct Admission {
  std::optional<Response> refusal;  // sent before any of the body is read
  std::shared_ptr<BodySink> sink;
};

/// Whether the body of a request goes to a sink. Thread: the io thread, so it must be quick.
using TakesStream = std::function<bool(const Request& head)>;

/// Asked for each request that TakesStream named, before "100 Continue" and before any of its body
/// is read; neither refusal nor sink: the body is read into memory as any other.
/// Thread: a worker; may block. What it throws is answered 500.
using Admit = std::function<Admission(const Request& head)>;

}  // namespace portal::http
