#include "portal/app/app.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "catalog/base/error.hpp"
#include "tests/support/portal.hpp"

namespace portal::app {
namespace {

class OwnReadiness : public testing::Test {
 protected:
  void write(const std::string& text) { std::ofstream(folder_ / "readiness.json") << text; }
  catalog::TemporaryFolder folder_;
};

TEST_F(OwnReadiness, IsReadAtTheStart) {
  write(R"({"schema": "readiness-overrides/1",
            "indicators": {"m.lic.open": {"thresholds": {"green": 0.9, "yellow": 0.6}}}})");
  const App app(test_config(folder_.path()));
  EXPECT_EQ(app.registry.find("m.lic.open")->thresholds.green, 0.9);
}

TEST_F(OwnReadiness, AMistakeStopsTheStartWithASentence) {
  write(R"({"schema": "readiness-overrides/1",
            "indicators": {"m.lic.open": {"thresholds": {"green": 0.1}}}})");
  try {
    const App app(test_config(folder_.path()));
    FAIL() << "it started";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kMalformed);
    EXPECT_NE(std::string(error.what()).find("m.lic.open"), std::string::npos) << error.what();
  }
}

TEST(App, ReadinessIsThereBeforeAnythingWasCounted) {
  const catalog::TemporaryFolder folder;
  App app(test_config(folder.path()));
  for (const auto& figure : app.readiness.latest(catalog::readiness::kPortal))
    EXPECT_EQ(figure.rating, catalog::readiness::Rating::kGrey);
}

}  // namespace
}  // namespace portal::app
