#include "catalog/store/writer.hpp"

namespace catalog::store {

WriteTransaction::WriteTransaction(sql::Pool& pool)
    : lease_(pool),
      transaction_(lease_.connection(), sql::Transaction::Kind::kWrite),
      reader_(lease_.connection()) {}

void WriteTransaction::commit() {
  transaction_.commit();
}

}  // namespace catalog::store
