#include "catalog/rdf/triple_wire.hpp"

#include <cstring>
#include <utility>

namespace catalog::rdf {
namespace {

constexpr std::size_t kSlots = 8192;
constexpr std::size_t kFlushBytes = std::size_t{128} << 10;
constexpr std::size_t kHeader = sizeof(std::uint32_t) + 1;
constexpr std::size_t kLongestFrame = 1u << 27;

enum FrameKind : std::uint8_t { kTriple = 1, kProblem = 2, kEnd = 3 };
enum TermTag : std::uint8_t { kKnown = 1, kNewIri, kNewBlank, kText, kTagged, kTyped };

}  // namespace

WireWriter::WireWriter(Flush flush) : flush_(std::move(flush)), sent_(kSlots) {
  buffer_.reserve(2 * kFlushBytes);
}

template <typename Number>
void WireWriter::number(Number value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  buffer_.append(bytes, sizeof value);
}

void WireWriter::string(std::string_view text) {
  number(static_cast<std::uint32_t>(text.size()));
  buffer_ += text;
}

void WireWriter::begin(std::uint8_t kind) {
  frame_ = buffer_.size();
  number(std::uint32_t{0});
  number(kind);
}

void WireWriter::finish() {
  const auto length = static_cast<std::uint32_t>(buffer_.size() - frame_ - kHeader);
  std::memcpy(buffer_.data() + frame_, &length, sizeof length);
  if (buffer_.size() < kFlushBytes) return;
  flush_(buffer_);
  buffer_.clear();
}

void WireWriter::begin_triple() {
  begin(kTriple);
}

void WireWriter::end_triple() {
  finish();
}

void WireWriter::named(std::uint8_t tag, std::string_view text) {
  const auto slot =
      static_cast<std::uint16_t>((std::hash<std::string_view>()(text) + tag) % kSlots);
  std::string& last = sent_[slot];
  const bool known = last.size() == text.size() + 1 && static_cast<std::uint8_t>(last[0]) == tag &&
                     last.compare(1, last.npos, text) == 0;
  number(known ? std::uint8_t{kKnown} : tag);
  number(slot);
  if (known) return;
  last.assign(1, static_cast<char>(tag));
  last += text;
  string(text);
}

void WireWriter::iri(std::string_view text) {
  named(kNewIri, text);
}

void WireWriter::blank(std::string_view label) {
  named(kNewBlank, label);
}

void WireWriter::literal(std::string_view text, std::string_view language,
                         std::string_view datatype) {
  if (!language.empty()) {
    number(std::uint8_t{kTagged});
    string(language);
  } else if (!datatype.empty()) {
    number(std::uint8_t{kTyped});
    iri(datatype);
  } else {
    number(std::uint8_t{kText});
  }
  string(text);
}

void WireWriter::problem(const WireProblem& problem) {
  begin(kProblem);
  number(std::uint8_t{problem.error});
  number(problem.line);
  number(problem.column);
  string(problem.kind);
  string(problem.text);
  finish();
}

void WireWriter::end(const WireEnd& end) {
  begin(kEnd);
  number(std::uint8_t{end.complete});
  number(end.errors);
  number(end.warnings);
  finish();
  flush_(buffer_);
  buffer_.clear();
}

struct WireReader::Frame {
  std::string_view left;
  bool broken = false;

  template <typename Number>
  Number number() {
    Number value{};
    if (left.size() < sizeof value) return broken = true, value;
    std::memcpy(&value, left.data(), sizeof value);
    left.remove_prefix(sizeof value);
    return value;
  }

  std::string_view string() {
    const auto size = number<std::uint32_t>();
    if (broken || left.size() < size) return broken = true, std::string_view();
    const auto text = left.substr(0, size);
    left.remove_prefix(size);
    return text;
  }
};

WireReader::WireReader(WireSink& sink) : sink_(sink), slots_(kSlots) {}

bool WireReader::feed(std::string_view bytes) {
  const bool from_pending = !pending_.empty();
  if (from_pending) pending_ += bytes;
  std::string_view all = from_pending ? std::string_view(pending_) : bytes;
  while (all.size() >= kHeader) {
    std::uint32_t length = 0;
    std::memcpy(&length, all.data(), sizeof length);
    if (length > kLongestFrame) return broken_ = true, false;
    if (all.size() < kHeader + length) break;
    const auto kind = static_cast<std::uint8_t>(all[kHeader - 1]);
    if (!take(kind, all.substr(kHeader, length))) return false;
    all.remove_prefix(kHeader + length);
  }
  std::string rest(all);
  pending_ = std::move(rest);
  return true;
}

bool WireReader::take(std::uint8_t kind, std::string_view payload) {
  Frame frame{payload};
  bool go_on = true;
  if (kind == kTriple) {
    go_on = take_triple(frame);
  } else if (kind == kProblem) {
    WireProblem problem;
    problem.error = frame.number<std::uint8_t>() != 0;
    problem.line = frame.number<std::uint32_t>();
    problem.column = frame.number<std::uint32_t>();
    problem.kind = frame.string();
    problem.text = frame.string();
    if (!frame.broken) sink_.problem(problem);
  } else if (kind == kEnd) {
    WireEnd end;
    end.complete = frame.number<std::uint8_t>() != 0;
    end.errors = frame.number<std::uint32_t>();
    end.warnings = frame.number<std::uint32_t>();
    if (!frame.broken) sink_.end(end);
  } else {
    frame.broken = true;
  }
  broken_ = broken_ || frame.broken || (go_on && !frame.left.empty());
  return go_on && !broken_;
}

bool WireReader::take_triple(Frame& frame) {
  const TermId subject = take_term(frame);
  const TermId predicate = take_term(frame);
  const TermId object = take_term(frame);
  return !frame.broken && sink_.triple(subject, predicate, object);
}

TermId WireReader::take_term(Frame& frame) {
  const auto tag = frame.number<std::uint8_t>();
  if (tag == kKnown || tag == kNewIri || tag == kNewBlank) {
    Slot* slot = take_slot(frame, tag);
    if (slot && slot->id == Graph::kAbsent) slot->id = sink_.name(slot->kind, slot->text);
    return slot ? slot->id : Graph::kAbsent;
  }
  std::string_view language;
  std::string_view datatype;
  if (tag == kTagged) language = frame.string();
  if (tag == kTyped) {
    const Slot* slot = take_slot(frame, frame.number<std::uint8_t>());
    if (slot) datatype = slot->text;
  }
  if (tag < kText || tag > kTyped) frame.broken = true;
  const std::string_view text = frame.string();
  return frame.broken ? Graph::kAbsent : sink_.literal(text, language, datatype);
}

WireReader::Slot* WireReader::take_slot(Frame& frame, std::uint8_t tag) {
  const auto place = frame.number<std::uint16_t>();
  const bool fresh = tag == kNewIri || tag == kNewBlank;
  if (place >= slots_.size() || (!fresh && tag != kKnown)) frame.broken = true;
  if (frame.broken) return nullptr;
  Slot& slot = slots_[place];
  if (fresh) slot = {tag == kNewIri ? TermKind::kIri : TermKind::kBlank, {}, Graph::kAbsent};
  if (fresh) slot.text = frame.string();
  if (slot.kind == TermKind::kLiteral) frame.broken = true;
  return frame.broken ? nullptr : &slot;
}

}  // namespace catalog::rdf
