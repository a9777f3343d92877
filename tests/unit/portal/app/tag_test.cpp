#include "portal/app/tag.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "tests/support/temporary_folder.hpp"

namespace portal::app {
namespace {

class Tag : public testing::Test {
 protected:
  Config config(const std::string& stylesheet = "portal.1.css") {
    std::ofstream(folder_ / "assets.json") << R"({"css/portal.css":"css/)" << stylesheet << R"("})";
    Config made = read_config(folder_.path());
    made.base_url = "https://data.example";
    made.assets = folder_.path();
    return made;
  }
  static std::string of(Config settings) {
    return catalogue_tag(App(std::move(settings)), 4, "vi");
  }
  catalog::TemporaryFolder folder_;
};

TEST_F(Tag, IsTheSameAfterARestart) {
  EXPECT_EQ(of(config()), of(config()));
  EXPECT_TRUE(of(config()).starts_with("W/\"4-"));
  EXPECT_TRUE(of(config()).ends_with("-vi\""));
}

TEST_F(Tag, IsAnotherWhenTheSameContentLooksDifferent) {
  std::set<std::string> tags = {of(config()), of(config("portal.2.css"))};
  Config elsewhere = config();
  elsewhere.base_url = "https://other.example";
  tags.insert(of(std::move(elsewhere)));
  Config renamed = config();
  renamed.title.set("vi", "Cổng khác");
  tags.insert(of(std::move(renamed)));
  EXPECT_EQ(tags.size(), 4u);
}

TEST_F(Tag, IsAnotherInAnotherStore) {
  const catalog::TemporaryFolder other;
  Config restored = config();
  restored.data = other.path();
  EXPECT_NE(of(std::move(restored)), of(config()));
}

TEST_F(Tag, OfADocumentHoldsItsRevisionAndItsDigest) {
  const App app(config());
  EXPECT_TRUE(document_tag(app, 2, "0123456789abcdef").starts_with("\"2-01234567-"));
  const std::set<std::string> tags = {
      document_tag(app, 2, "0123456789abcdef"), document_tag(app, 3, "0123456789abcdef"),
      document_tag(app, 2, "fedcba9876543210"), document_tag(app, 2, "0123456789abcdef", "1")};
  EXPECT_EQ(tags.size(), 4u);
}

}  // namespace
}  // namespace portal::app
