#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "catalog/base/json.hpp"
#include "catalog/model/property.hpp"

namespace catalog::documents {

inline constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
inline constexpr std::string_view kWkt = "http://www.opengis.net/ont/geosparql#wktLiteral";

/// Names a value that a single property had no place for: an rdf:Statement with its predicate and
/// object, so that a second licence or title survives without breaking the profile.
inline constexpr std::string_view kSourceStatement = "urn:open-data-portal:terms:sourceStatement";

/// Marks of our own published documents, so that they are read back as what they were made from.
/// On a node: a property that got a value only because the shapes demand one.
inline constexpr std::string_view kStandIn = "urn:open-data-portal:terms:standIn";
/// On the record of a dataset: a node whose description is that dataset's, not everybody's, and
/// whether it stands where it is named or under "@included".
inline constexpr std::string_view kDescribes = "urn:open-data-portal:terms:describes";
inline constexpr std::string_view kIncludes = "urn:open-data-portal:terms:includes";
/// What the IRI of a dataset's own catalogue record has after the dataset's.
inline constexpr std::string_view kRecordSuffix = "#record";

/// Such a statement, as documents keep it under kSourceStatement.
base::Json source_statement(std::string_view predicate, base::Json value);

/// Adds a value to the array of a key.
void push_value(base::Json& node, std::string_view key, base::Json value);

/// push_value() for nodes that may have very many keys: a key is found without looking through all.
/// The node must outlive it and only grow meanwhile.
class ManyKeys {
 public:
  explicit ManyKeys(base::Json& node) : node_(node) {}
  void push(const std::string& key, base::Json value);

 private:
  base::Json& node_;
  std::size_t known_ = 0;  // members whose places are known
  std::unordered_map<std::string, std::size_t> places_;
};

/// The XML Schema type that a date has by its form: gYear, gYearMonth, date or dateTime; empty
/// when it is none of them ("2019-13", "May 2020"). Source: XML Schema 1.1 part 2, 3.3.
std::string_view temporal_type(std::string_view text);

/// [west, south, east, north] of a WKT polygon or envelope whose corners make a rectangle along the
/// axes, the digits as written; nothing for another shape.
std::optional<base::Json> box_of_wkt(std::string_view wkt);

/// The polygon of [west, south, east, north]; nothing when it is not four numbers.
std::optional<std::string> wkt_of_box(const base::Json& box);

/// A value as JSON-LD writes it when it is not a plain string.
base::Json typed_value(std::string_view text, std::string_view datatype);

/// A node of a class that has a text only: an agent by its name, a place by its label, a period by
/// its two ends ("2014/2015", "2014-01-01/2014-12-31"), …
base::Json node_of_text(NodeClass node, std::string_view text, std::string_view language);

/// "2014/2015" and the like as a period; nothing when the text is no interval of two dates.
std::optional<base::Json> period_of_text(std::string_view text);

/// Whether two documents say the same: the order of members and of values means nothing, but that
/// of numbers (corners of a box) and of "@list".
bool say_the_same(const base::Json& left, const base::Json& right);

/// Sets keys in the order of the property table, in nested nodes too: "@id", "@type" and other "@"
/// keys first, IRIs last.
void order_keys(base::Json& node);

}  // namespace catalog::documents
