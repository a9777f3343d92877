#pragma once

#include "catalog/base/json.hpp"
#include "catalog/base/message.hpp"

namespace portal::api {

/// A sentence as answers for programs tell it: {"vi": …, "en": …}.
base::Json both_languages(const base::Message& message);

}  // namespace portal::api
