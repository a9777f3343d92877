#include "portal/readiness/report.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalog/rdf/syntax_reader.hpp"
#include "catalog/rdf/writer.hpp"
#include "tests/unit/portal/readiness/by_hand.hpp"

namespace portal::readiness {
namespace {

namespace rdf = catalog::rdf;

constexpr const char* kBase = "http://data.example";

Json indicator_of(const Json& report, const std::string& id) {
  for (const auto& each : report["indicators"].items())
    if (each["id"].as_string() == id) return each;
  return Json();
}

TEST(Report, TellsCountsAndBoundsAndNullForWhatIsNotKnown) {
  const Json report = report_json(some_picture(), kBase);
  const Json open = indicator_of(report, "m.lic.open");
  EXPECT_EQ(open["n"].as_integer(), 9086);
  EXPECT_EQ(open["pass"].as_integer(), 6712);
  EXPECT_EQ(open["rating"].as_string(), "yellow_red");
  EXPECT_NEAR(*open["low"].as_double(), 0.7387, 0.0001);
  const Json reachable = indicator_of(report, "m.acc.reachable");
  EXPECT_TRUE(reachable["n"].is_null());
  EXPECT_TRUE(reachable["value"].is_null());
  EXPECT_EQ(reachable["grey"].as_string(), "not_measured");
  EXPECT_EQ(report["registry_hash"].as_string(), registry().hash());
}

TEST(Report, SaysTheSameInATerminalAsThePagesDo) {
  const std::string text = report_text(some_picture(), "", std::chrono::hours(7), "en");
  EXPECT_TRUE(holds(text, "Figures of 24 November 2025 03:00 (UTC+7)."));
  EXPECT_TRUE(holds(text, "6,712 of 7,970 known (84 %); 1,116 unknown"));
  EXPECT_TRUE(holds(text, "Based on ODRA v3.1"));
  const std::string north = report_text(empty_picture(), "Miền Bắc", std::chrono::minutes(0), "vi");
  EXPECT_TRUE(north.starts_with("Mức độ sẵn sàng về dữ liệu mở: Miền Bắc\nChưa có số liệu"));
}

TEST(Report, OfAnEmptyCatalogueIsGreyThroughout) {
  const Json report = report_json(empty_picture(), kBase);
  EXPECT_TRUE(report["run"].is_null());
  for (const auto& each : report["dimensions"].items())
    EXPECT_EQ(each["rating"].as_string(), "grey");
  for (const auto& each : report["indicators"].items())
    EXPECT_TRUE(each["value"].is_null()) << each["id"].as_string();
}

TEST(Report, IsATableWithOneLineForEachIndicator) {
  const std::string table = report_csv(some_picture());
  EXPECT_TRUE(holds(table, "\r\nm.lic.open,m.lic,portal,2025-11-23,9086,6712,1258,1116,0.842158,"));
  EXPECT_TRUE(
      holds(table, "\r\nm.acc.reachable,m.acc,portal,2025-11-23,,,,,,,,grey,not_measured,"));
  EXPECT_EQ(std::ranges::count(table, '\n'),
            1 + std::ranges::count_if(registry().indicators(), [](const auto& each) {
              return each.type != rd::Type::kQuestion;
            }));
}

TEST(Report, IsReadAsTurtleByOurOwnReader) {
  const auto graph = report_graph(some_picture(), kBase);
  const std::string text = rdf::write_graph(graph, rdf::Syntax::kTurtle);
  rdf::Graph read;
  const auto result = rdf::read_syntax(rdf::Syntax::kTurtle, text, kBase, {}, read);
  EXPECT_TRUE(result.clean());
  EXPECT_EQ(read.size(), graph.size());
  const auto one = read.find_iri("http://data.example/readiness#m.lic.open/portal/2025-11-23");
  ASSERT_NE(one, rdf::Graph::kAbsent);
  EXPECT_EQ(read.about(one).size(), 12u) << "what design and DQV ask for of one measurement";
}

TEST(Report, HoldsNoMeasurementOfWhatWasNotMeasured) {
  const auto graph = report_graph(some_picture(), kBase);
  EXPECT_EQ(graph.find_iri("http://data.example/readiness#m.acc.reachable/portal/2025-11-23"),
            rdf::Graph::kAbsent);
  EXPECT_NE(graph.find_iri("http://data.example/readiness#m.acc.reachable"), rdf::Graph::kAbsent);
}

TEST(Report, SaysThatTheTermsOfDaqAreTheSame) {
  const auto graph = report_graph(empty_picture(), kBase);
  EXPECT_NE(graph.find_iri("http://purl.org/eis/vocab/daq#Observation"), rdf::Graph::kAbsent);
}

TEST(Report, AsJsonLdHoldsTheSameStatements) {
  const auto graph = report_graph(some_picture(), kBase);
  std::size_t statements = 0;
  const Json written = flat_jsonld(graph);
  for (const auto& node : written.items())
    for (const auto& [name, values] : node.members())
      if (name != "@id") statements += values.items().size();
  EXPECT_EQ(statements, graph.size());
}

TEST(Report, TellsOfTheRegistryHowEachFigureIsMade) {
  const Json made = registry_json(registry());
  EXPECT_EQ(made["hash"].as_string(), registry().hash());
  EXPECT_EQ(made["indicators"].items().size(), registry().indicators().size());
  const auto& entries = made["indicators"].items();
  const auto found = std::ranges::find_if(
      entries, [](const Json& each) { return each["id"].as_string() == "m.lic.open"; });
  ASSERT_NE(found, entries.end());
  EXPECT_FALSE((*found)["pass"].as_string().empty());
  EXPECT_EQ((*found)["provenance"].as_string(), code_of(registry().find("m.lic.open")->provenance));
}

TEST(Report, TellsTheHistoryWithItsBreaks) {
  const auto picture = some_picture();
  const std::string table =
      history_csv(*registry().find("m.lic.open"), "portal", picture.histories.at("m.lic.open"));
  EXPECT_TRUE(holds(table, ",80,20,0,0.8,yellow,2,b,1\r\n")) << table;
}

TEST(Report, TellsTheHistoryOfAQuestionWithoutCounts) {
  const std::string table =
      history_csv(*registry().find("odra.2.4"), "portal",
                  {{kToday, {}, std::nullopt, rd::Rating::kYellow, 1, "b", false}});
  EXPECT_TRUE(holds(table, "odra.2.4,portal,2025-11-23,,,,,,yellow,1,b,0\r\n")) << table;
}

TEST(Report, WritesUnitsSoThatNoSpreadsheetTakesThemForFormulas) {
  EvidencePage page;
  page.rows = {{"id1",
                "=1+1",
                "/datasets/rain",
                "weather",
                "Weather, office",
                "",
                rd::UnitState::kFail,
                {{"licence_state", "closed"}}}};
  const std::string table = units_csv(*registry().find("m.lic.open"), page, kBase, "en");
  EXPECT_TRUE(holds(table,
                    "m.lic.open,fail,id1,'=1+1,weather,\"Weather, office\","
                    "http://data.example/en/datasets/rain,licence: not open\r\n"))
      << table;
}

}  // namespace
}  // namespace portal::readiness
