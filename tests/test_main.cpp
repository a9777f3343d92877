#include <gtest/gtest.h>

#include "catalog/base/sandbox.hpp"

int main(int count, char** values) {
  base::be_sandbox_if_asked(count, values);
  testing::InitGoogleTest(&count, values);
  return RUN_ALL_TESTS();
}
