#pragma once

#include <functional>
#include <string>

#include "catalog/people/accounts.hpp"
#include "catalog/people/gate.hpp"
#include "catalog/store/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::people {

inline constexpr const char* kPassword = "cầu vồng trên mái ngói cũ";

/// A store with its gate, and a person in it.
class PeopleTest : public testing::Test {
 protected:
  PeopleTest() : store(folder / "data"), gate(store) {}

  Account add(const std::string& name, const std::string& password = kPassword) {
    auto change = store.write();
    Account account;
    account.name = name;
    account = add_account(change, account);
    if (!password.empty()) set_password(change, account.id, hash_password(password));
    change.commit();
    return account;
  }

  void add_agency(const std::string& slug) {
    auto change = store.write();
    store::StoredAgency agency;
    agency.slug = slug;
    agency.document = "{}";
    change.put_agency(agency);
    change.commit();
  }

  void change(const std::function<void(store::WriteTransaction&)>& act) {
    auto transaction = store.write();
    act(transaction);
    transaction.commit();
  }

  static std::string failure_of(const std::function<void()>& act) {
    try {
      act();
    } catch (const base::Error& error) {
      return error.message().key;
    }
    return "";
  }

  TemporaryFolder folder;
  store::Store store;
  Gate gate;
};

}  // namespace catalog::people
