#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"

namespace catalog::bulk {

/// Datasets made of another, without typing it all again. Documents are normalised; what comes out
/// is a draft's document without what names the original (identifiers, dates, uploaded files).

/// The same again, its title marked as a copy.
base::Json copy_of(const base::Json& document);

/// The year that a dataset is about: the latest one that its titles name ("2024", "2023–2024"),
/// else the one in which its period ends; nothing when it says neither.
std::optional<int> year_of(const base::Json& document);

/// The same dataset, next year: the year in its titles, description and files is one more, and so
/// is the one before it where both stand together ("2023–2024"); its period is a year later. Files
/// keep their titles, formats and licences, and wait for their content.
/// Nothing when it is not known what year it is about.
std::optional<base::Json> next_year_of(const base::Json& document);

/// The series that yearly datasets form: their title without the year, their publisher, themes and
/// contact.
base::Json series_of(const base::Json& document);

}  // namespace catalog::bulk
