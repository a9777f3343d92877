#include "catalog/people/second_factor.hpp"

namespace catalog::people {

std::optional<SecondFactor> find_second_factor(const store::Reader& reader,
                                               std::string_view account) {
  sql::Statement rows = reader.connection().query(
      "SELECT secret, step FROM second_factor WHERE account = $1", account);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return SecondFactor{row->text(0), row->integer(1)};
}

void set_second_factor(store::WriteTransaction& change, std::string_view account,
                       const SecondFactor& factor) {
  change.connection().execute(
      "INSERT INTO second_factor (account, secret, step) VALUES ($1, $2, $3)"
      " ON CONFLICT (account) DO UPDATE SET secret = excluded.secret, step = excluded.step",
      account, factor.secret, factor.step);
}

void drop_second_factor(store::WriteTransaction& change, std::string_view account) {
  change.connection().execute("DELETE FROM second_factor WHERE account = $1", account);
}

bool take_step(store::WriteTransaction& change, std::string_view account, std::int64_t step) {
  return change.connection().execute(
             "UPDATE second_factor SET step = $2 WHERE account = $1 AND step < $2", account, step) >
         0;
}

}  // namespace catalog::people
