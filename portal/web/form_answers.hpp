#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"

/// From a dataset's document to the fields of its form and back. What the form does not show stays
/// in the document as it is, and so does what was not changed in it.
namespace portal::web {

/// What stands in the fields, by their names: "title.vi", "file.ID.format". Several values of one
/// field are lines. A name that is not there is an empty field.
using Answers = std::map<std::string, std::string, std::less<>>;

/// The field that lists the names of the files' groups, one a line, in their order.
inline constexpr std::string_view kFilesField = "files";
/// In a file's group: the identifier of the uploaded file that it hands out.
inline constexpr std::string_view kUploadField = "file";
/// There too: the file itself, where no script uploads it.
inline constexpr std::string_view kChosenField = "chosen";

const std::string& answer_in(const Answers& answers, std::string_view name);

/// The values of a field, without empty ones.
std::vector<std::string> lines_of(std::string_view text);

/// What a document says, as the fields show it to a reader of a language. `document` is normalised;
/// it may hold "visibility".
Answers read_answers(const base::Json& document, std::string_view language);

/// The document as the answers want it. Only what they say differently from the document is
/// changed; a name that they do not hold at all is left alone.
base::Json write_answers(base::Json document, const Answers& answers, std::string_view language);

/// The group of fields of the file at a place in the document: its identifier, else its place.
std::string file_group(const base::Json& distribution, std::size_t place);

/// The field that a finding is about, by its path: "/distribution/0/format" is "file.ID.format" of
/// the first file; "" for what has no field.
std::string field_at(std::string_view path, const base::Json& document);

}  // namespace portal::web
