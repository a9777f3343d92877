#pragma once

#include <string_view>

#include "catalog/workbook/package.hpp"

namespace catalog::workbook {

/// The attributes of an element that just began.
class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}
  /// By its name without prefix; empty when it is not there. Valid until the element has begun.
  std::string_view operator[](std::string_view name) const;

 private:
  const char** pairs_;  // name, value, …, null
};

/// What stands in an XML text, as it comes along. Names are without prefix: the parts of a workbook
/// hold one vocabulary each.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void begin(std::string_view element, const Attributes& attributes) = 0;
  virtual void end(std::string_view element) = 0;
  virtual void text(std::string_view part) = 0;
  /// Whether nothing more is wanted.
  bool is_done() const { return done_; }

 protected:
  void stop() { done_ = true; }

 private:
  bool done_ = false;
};

/// Tells what stands in a part of a workbook; answers whether there is such a part.
/// Errors: kInvalidData "workbook_broken" when it is no XML, or declares a document type; what
/// `events` throws.
bool read_xml(Package& package, const std::string& part, XmlEvents& events);

}  // namespace catalog::workbook
