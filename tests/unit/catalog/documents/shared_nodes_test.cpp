#include "catalog/documents/shared_nodes.hpp"

#include <gtest/gtest.h>

#include <string>

#include "catalog/documents/values.hpp"

namespace catalog::documents {
namespace {

using base::Json;

Json settled(SharedNodes& shared, const std::string& text) {
  Json record = base::parse_json(text);
  shared.settle(record);
  return record;
}

TEST(SharedNodes, HaveANamelessPartOnce) {
  SharedNodes shared;
  const char* const text = R"({"@id":"http://x.example/1","sample":[{"@id":"http://x.example/f",
      "checksum":{"algorithm":"sha1","checksumValue":"43"},
      "http://u.example/p":[{"http://u.example/q":["v"]}]}]})";
  const Json first = settled(shared, text), second = settled(shared, text);
  EXPECT_EQ(first, base::parse_json(text));
  EXPECT_EQ(base::write_json(second["sample"]), R"([{"@id":"http://x.example/f"}])");
}

TEST(SharedNodes, KeepASecondValueOfWhatTakesOneAsAStatement) {
  SharedNodes shared;
  const auto record = [](const std::string& type) {
    return R"({"publisher":{"@id":"http://x.example/p","name":[{"@value":"P"}],"type":{"@id":")" +
           type + R"("}}})";
  };
  settled(shared, record("http://x.example/local"));
  const Json same = settled(shared, record("http://x.example/local"));
  EXPECT_EQ(same, base::parse_json(record("http://x.example/local")));
  const Json other = settled(shared, record("http://x.example/national"));
  EXPECT_EQ(other["publisher"].find("type"), nullptr);
  EXPECT_EQ(other["publisher"][std::string(kSourceStatement)].items().size(), 1u);
  const Json again = settled(shared, record("http://x.example/national"));
  EXPECT_EQ(again["publisher"].find(std::string(kSourceStatement)), nullptr);
}

TEST(SharedNodes, AreNeitherTheRecordItselfNorItsDistributions) {
  SharedNodes shared;
  const char* const text = R"({"@id":"http://x.example/1","issued":{"@value":"2020"},
      "distribution":[{"@id":"http://x.example/d","checksum":{"checksumValue":"43"}}]})";
  settled(shared, text);
  EXPECT_EQ(settled(shared, text), base::parse_json(text));
}

TEST(SharedNodes, KeepWhatHoldsALabelOfTheRecord) {
  SharedNodes shared;
  const char* const text = R"({"publisher":{"@id":"http://x.example/p",
      "http://u.example/p":[{"http://u.example/q":[{"@id":"_:b0"}]}]}})";
  settled(shared, text);
  EXPECT_EQ(settled(shared, text), base::parse_json(text));
}

}  // namespace
}  // namespace catalog::documents
