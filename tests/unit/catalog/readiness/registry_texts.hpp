#pragma once

#include <string>

#include "catalog/base/json.hpp"
#include "catalog/readiness/registry.hpp"

/// The texts of a small registry that is right, to be spoilt in one place.
struct RegistryTexts {
  base::Json frameworks = base::parse_json(R"({
    "schema": "readiness-registry/1", "version": "t1",
    "importance": [{"code": "high", "weight": 4, "en": "High", "vi": "Cao"},
                   {"code": "very_high", "weight": 5, "en": "Very high", "vi": "Rất cao"}],
    "threshold_bases": [{"code": "T_std", "why": {"en": "Why", "vi": "Vì sao"}},
                        {"code": "T_custom", "why": {"en": "Own", "vi": "Riêng"}}],
    "units": [{"unit": "dataset", "table": "rd_dataset", "key": "id",
               "agency": "root_publisher_id"}],
    "frameworks": [{"id": "measured", "name": {"en": "M", "vi": "Đ"}, "provenance": "own"}],
    "dimensions": [{"id": "m.find", "framework": "measured", "n": 1,
                    "name": {"en": "Found", "vi": "Tìm"}, "importance": null,
                    "provenance": "own"}],
    "ratings": []
  })");
  base::Json questions = base::parse_json(R"([
    {"id": "q.1", "framework": "measured", "dimension": "m.find", "kind": "mixed",
     "importance": "very_high", "provenance": "recalled", "question": {"en": "Q?", "vi": "H?"},
     "evidence_for": [{"en": "for", "vi": "ủng hộ"}], "evidence_against": [],
     "inputs": [{"id": "m.keyword", "role": "primary"}]}
  ])");
  base::Json indicators = base::parse_json(R"([
    {"id": "m.keyword", "framework": "measured", "dimension": "m.find", "kind": "measured",
     "type": "ratio", "importance": "high", "provenance": "own",
     "question": {"en": "Keywords?", "vi": "Từ khóa?"}, "source": "catalogue", "revision": 1,
     "unit": "dataset", "population": "withdrawn_day IS NULL", "pass": "keyword_n>=1",
     "thresholds": {"green": 0.9, "yellow": 0.5, "better": "high", "basis": "T_std"},
     "scope": ["portal", "agency"],
     "fix": {"en": "Add", "vi": "Thêm", "effort": 1, "who": "publisher", "bulk": true}},
    {"id": "m.age", "framework": "measured", "dimension": "m.find", "kind": "measured",
     "type": "scalar", "importance": "high", "provenance": "own",
     "question": {"en": "Age?", "vi": "Tuổi?"}, "source": "catalogue",
     "sql": "SELECT AVG(@today-modified_day) AS value, COUNT(*) AS n, 0 AS unknown FROM rd_dataset",
     "value_unit": "days", "thresholds": {"green": 10, "yellow": 20, "better": "low",
     "basis": "T_custom"}, "scope": ["portal"]},
    {"id": "m.sum", "framework": "measured", "dimension": "m.find", "kind": "measured",
     "type": "composite", "importance": "high", "provenance": "own",
     "question": {"en": "Points?", "vi": "Điểm?"}, "source": "derived", "formula": {"en": "sum", "vi": "tổng"},
     "components": [{"id": "m.keyword", "max_points": 30}], "max": 30,
     "bands": [{"from": 20, "rating": "green"}, {"from": 0, "rating": "red"}],
     "scope": ["portal", "agency"]}
  ])");
  base::Json checklists = base::parse_json(R"([
    {"id": "c1", "framework": "own", "name": {"en": "List", "vi": "Danh sách"},
     "provenance": "own", "source": {"en": "own", "vi": "tự đề xuất"}, "scoring": "none",
     "items": [{"id": "c1/a", "name": {"en": "A", "vi": "A"}, "characteristics": [], "iri": [],
                "suggest": {"vi": ["a"], "en": ["a"]}, "update_days": null}]}
  ])");
  std::string overrides;

  RegistryTexts() {
    for (const char* code :
         {"green", "yellow_green", "yellow", "yellow_red", "red", "grey", "na"}) {
      base::Json words = base::parse_json(
          R"({"en": "W", "vi": "C", "meaning": {"en": "m", "vi": "n"}, "colour": "#000000", "symbol": "-"})");
      words.set("code", code);
      frameworks.find("ratings")->push(words);
    }
  }

  /// The indicator at that place.
  base::Json& indicator(std::size_t at) { return indicators.items().at(at); }

  catalog::readiness::Registry read() const {
    return catalog::readiness::Registry::read(
        base::write_json(frameworks), base::write_json(questions), base::write_json(indicators),
        base::write_json(checklists), overrides);
  }
};
