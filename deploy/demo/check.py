#!/usr/bin/env python3
"""Checks what make.py writes: python3 deploy/demo/check.py [OUT_DIR]

Without OUT_DIR it generates into a temporary folder, twice, and compares. Exit 0 only if all holds.
"""

import csv
import datetime
import io
import json
import re
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

sys.dont_write_bytecode = True

import make
import vocabulary as v
from writers.table import FOLDER, meanings

THEMES = set("AGRI ECON EDUC ENER ENVI GOVE HEAL INTR JUST REGI SOCI TECH TRAN".split())
IRI = re.compile(r"(https?://[^\s<>\"{}|^`\\]+|urn:lex:vn:[^\s]+)$")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")
EMAIL = re.compile(r"mailto:du-lieu@[a-z0-9-]+\.example$")
ORDERS = {"theme": "data-theme", "accrualPeriodicity": "frequency", "language": "language",
          "accessRights": "access-right", "format": "file-type",
          "availability": "planned-availability"}
LIMIT_FILE, LIMIT_ALL = 200_000, 1_500_000

# What the readiness pages must find, by identifier.
FLAWS = {
    "no licence": ["DS-0010", "DS-0015", "DS-0060"],
    "dead link": ["DS-0014", "DS-0025", "DS-0056"],
    "PDF only": ["DS-0011", "DS-0013", "DS-0031", "DS-0065"],
    "no English description": ["DS-0033", "DS-0043", "DS-0059"],
    "stale": ["DS-0010", "DS-0022", "DS-0033"],
    "licence is not open": ["DS-0048"],
    "restricted, no file": ["DS-0054"],
    "no theme, no keywords": ["DS-0037", "DS-0056"],
    "no contact": ["DS-0037", "DS-0059"],
}


def all_of(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def last(iri):
    return iri.rsplit("/", 1)[-1]


def flaws_of(record):
    """Found in the record itself, not in a list: names of FLAWS."""
    files = record.get("distribution", [])
    if files and not all("license" in f for f in files):
        yield "no licence"
    if any(".example" in url for f in files for url in all_of(f.get("accessURL"))):
        yield "dead link"
    if files and {last(f["format"]) for f in files} == {"PDF"}:
        yield "PDF only"
    if "en" not in record["description"]:
        yield "no English description"
    if last(record.get("accrualPeriodicity", "")) == "MONTHLY" and record["modified"] < "2022":
        yield "stale"
    if any(f.get("license") == v.LICENSES["cc-by-nc"] for f in files):
        yield "licence is not open"
    if last(record["accessRights"]) == "RESTRICTED" and not files:
        yield "restricted, no file"
    if "theme" not in record and "keyword" not in record:
        yield "no theme, no keywords"
    if "contactPoint" not in record:
        yield "no contact"


class Checks:
    def __init__(self):
        self.count, self.failed = 0, []

    def that(self, holds, what):
        self.count += 1
        if not holds:
            self.failed.append(what)


def check_vocabulary(check, name, node):
    for key, table in ORDERS.items():
        for value in all_of(node.get(key)):
            check.that(re.fullmatch(re.escape(f"{v.EU}{table}/") + r"[A-Z0-9_]+", value),
                       f"{name}: {key} {value}")
    for key in ("license", "mediaType", "accessURL", "downloadURL", "page", "hvdCategory",
                "applicableLegislation", "endpointURL"):
        for value in all_of(node.get(key)):
            check.that(IRI.match(value), f"{name}: {key} {value}")
    check.that(node.get("license") in (None, *v.LICENSES.values()), f"{name}: licence")


def check_text(check, name, key, text, english=True):
    check.that(text.get("vi", "").strip(), f"{name}: no Vietnamese {key}")
    check.that(text.get("en", "").strip() or not english, f"{name}: no English {key}")


def check_date(check, name, text):
    try:
        day = datetime.date.fromisoformat(text)
        check.that(datetime.date(2019, 1, 1) <= day <= datetime.date(2026, 10, 31),
                   f"{name}: date {text}")
    except ValueError:
        check.that(False, f"{name}: date {text}")


def check_record(check, record, agencies, known):
    name = record["identifier"][0]
    flaws = set(flaws_of(record))
    check.that(re.fullmatch(r"DS-\d{4}", name), f"{name}: identifier")
    check.that(not {"id", "@id", "slug", "revision"} & set(record), f"{name}: server's own keys")
    check_text(check, name, "title", record["title"])
    check_text(check, name, "description", record["description"],
               "no English description" not in flaws)
    sentences = re.findall(r"[.:;](?:\s|$)", record["description"]["vi"])
    check.that(len(sentences) >= 2, f"{name}: description is short")
    check.that(record["publisher"] in agencies, f"{name}: publisher {record['publisher']}")
    for key in ("issued", "modified"):
        check_date(check, name, record[key])
    check.that(record["issued"] <= record["modified"], f"{name}: modified before issued")
    for contact in record.get("contactPoint", []):
        check.that(EMAIL.match(contact["hasEmail"]), f"{name}: contact {contact['hasEmail']}")
    for period in record.get("temporal", []):
        check.that(period["startDate"] <= period["endDate"], f"{name}: period")
    for place in record.get("spatial", []):
        west, south, east, north = place["bbox"]
        check.that(102 <= west < east <= 110 and 8 <= south < north <= 24, f"{name}: bbox")
    for key in ("inSeries", "servesDataset"):
        for other in record.get(key, []):
            check.that(other in known, f"{name}: {key} {other}")
    check_vocabulary(check, name, record)
    label = " ".join(t for p in record.get("provenance", []) for t in p["label"].values())
    hosted = [f for f in record.get("distribution", []) if "file" in f]
    check.that(label or record["@type"] != "Dataset" or "RESTRICTED" in record["accessRights"],
               f"{name}: neither source nor label")
    if v.ILLUSTRATIVE_VI in label and hosted:
        check.that(v.ILLUSTRATIVE_VI in record["description"]["vi"], f"{name}: unlabelled")
        check.that(v.ILLUSTRATIVE_VI.lower() in record["title"]["vi"], f"{name}: unlabelled title")
    for number, item in enumerate(record.get("distribution", []), 1):
        check_distribution(check, f"{name}/{number}", item)


def check_distribution(check, name, item):
    check_text(check, name, "title", item["title"])
    check_vocabulary(check, name, item)
    if "file" in item:
        extra = {"accessURL", "downloadURL", "byteSize", "checksum"} & set(item)
        check.that(not extra, f"{name}: the portal fills in {extra}")
        suffix = item["file"].rsplit(".", 1)[-1]
        code, media, *_ = v.FORMATS[suffix]
        check.that(last(item["format"]) == code and item["mediaType"].endswith(media),
                   f"{name}: format of {item['file']}")
    else:
        check.that(item.get("accessURL"), f"{name}: neither file nor address")


def columns_of(name, made):
    """The columns of a file; reads every format well enough to know that it is sound."""
    kind = name.rsplit(".", 1)[-1]
    if kind == "csv":
        head, *rows = list(csv.reader(io.StringIO(made.decode(), newline="")))
        assert rows and all(len(row) == len(head) for row in rows)
        return head
    if kind in ("json", "geojson"):
        value = json.loads(made)
        assert value["note"]["vi"] and (value.get("records") or value.get("features"))
        return list(value["records"][0]) if "records" in value else []
    if kind in ("xlsx", "ods"):
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            assert archive.testzip() is None
            for part in archive.namelist():
                if part != "mimetype":
                    ElementTree.fromstring(archive.read(part))
            assert kind == "xlsx" or archive.namelist()[0] == "mimetype"
        return []
    if kind == "pdf":
        start = int(made.rsplit(b"startxref\n", 1)[1].split()[0])
        assert made.startswith(b"%PDF-1.4") and made[start:start + 4] == b"xref"
        for place in re.findall(rb"(\d{10}) 00000 n", made[start:]):
            assert re.match(rb"\d+ 0 obj", made[int(place):int(place) + 12])
        return []
    assert made.decode().strip()
    return []


def check_files(check, folder, records):
    named = [f["file"] for r in records for f in r.get("distribution", []) if "file" in f]
    there = sorted(f"files/{p.name}" for p in (folder / "files").iterdir())
    check.that(sorted(named) == there, f"named and written differ: {set(named) ^ set(there)}")
    known, total = meanings(), 0
    for path in sorted((folder / "files").iterdir()):
        made = path.read_bytes()
        total += len(made)
        check.that(0 < len(made) < LIMIT_FILE, f"{path.name}: {len(made)} bytes")
        check.that(SLUG.match(path.stem), f"{path.name}: name")
        try:
            unknown = [c for c in columns_of(path.name, made) if c not in known]
            check.that(not unknown, f"{path.name}: undescribed columns {unknown}")
        except (AssertionError, ValueError, LookupError, zipfile.BadZipFile,
                ElementTree.ParseError) as error:
            check.that(False, f"{path.name}: unreadable: {error!r}")
        if "minh-hoa" in path.stem and path.suffix in (".csv", ".json", ".geojson", ".xlsx"):
            check.that(v.ILLUSTRATIVE_VI in made.decode("utf-8", "replace"),
                       f"{path.name}: unlabelled")
    for record in records:
        invented = v.ILLUSTRATIVE_VI in json.dumps(record.get("provenance", ""), ensure_ascii=False)
        for item in record.get("distribution", []):
            if "file" in item:
                check.that(("minh-hoa" in item["file"]) == invented, f"{item['file']}: label")
    check.that(total < LIMIT_ALL, f"{total} bytes in all")
    return len(there), total


def check_figures(check):
    """Sums that are published elsewhere; a slip of one digit shows."""
    def numbers(table, column):
        with open(FOLDER / f"{table}.csv", encoding="utf-8", newline="") as file:
            return [float(row[column] or 0) for row in csv.DictReader(file)]
    people = sum(numbers("provinces", "dan_so_2019"))
    check.that(people == 96_208_984, f"census 2019: {people}")
    check.that(sum(numbers("census_regions", "dan_so_2019")) == people, "regions 2019")
    check.that(sum(numbers("census_regions", "dan_so_2009")) == 85_846_997, "regions 2009")
    check.that(sum(numbers("ethnic_groups", "dan_so_2019")) == people - 3902, "ethnic groups")
    forest = zip(*(numbers("forest_cover", c) for c in
                   ("rung_tu_nhien_ha", "rung_trong_ha", "tong_dien_tich_rung_ha")))
    check.that(all(abs(natural + planted - total) <= 1 for natural, planted, total in forest),
               "forest areas")
    check.that(sum(numbers("holidays", "so_ngay_nghi")) == 11, "holidays")
    for table, rows in (("provinces", 63), ("ethnic_groups", 54), ("national_parks", 34),
                        ("airports", 22), ("lunar_new_year", 21), ("retirement", 15)):
        with open(FOLDER / f"{table}.csv", encoding="utf-8", newline="") as file:
            check.that(len(list(csv.reader(file))) == rows + 1, f"rows of {table}")


def check_catalogue(check, records, agencies):
    names = [r["identifier"][0] for r in records]
    check.that(len(set(names)) == len(names), "an identifier twice")
    slugs = {a["slug"] for a in agencies}
    for place, agency in enumerate(agencies):
        check.that(SLUG.match(agency["slug"]), f"slug {agency['slug']}")
        check_text(check, agency["slug"], "name", agency["name"])
        check.that(agency["type"].startswith(v.ADMS_PUBLISHER), f"type of {agency['slug']}")
        above = {a["slug"] for a in agencies[:place]}
        check.that(agency.get("parent") in (None, *above), f"parent of {agency['slug']}")
    for record in records:
        check_record(check, record, slugs, set(names))
    kinds = Counter(r["@type"] for r in records)
    check.that(55 <= kinds["Dataset"] <= 65, f"{kinds['Dataset']} datasets")
    check.that(kinds["DatasetSeries"] == 2 and kinds["DataService"] == 1, f"{dict(kinds)}")
    members = Counter(s for r in records for s in r.get("inSeries", []))
    check.that(all(members[r["identifier"][0]] >= 3 for r in records
                   if r["@type"] == "DatasetSeries"), "a series with few members")
    themes = {last(t) for r in records for t in r.get("theme", [])}
    check.that(themes == THEMES, f"themes: {themes ^ THEMES}")
    found = {flaw: [r["identifier"][0] for r in records if flaw in flaws_of(r)] for flaw in FLAWS}
    for flaw, wanted in FLAWS.items():
        check.that(found[flaw] == wanted, f"{flaw}: {found[flaw]}, not {wanted}")
    used = {r["publisher"] for r in records}
    parents = {a["parent"] for a in agencies if "parent" in a}
    check.that(slugs == used | parents, f"agencies without records: {slugs - used - parents}")


def table(records, agencies, files, total):
    def count(values):
        return ", ".join(f"{k} {n}" for k, n in Counter(values).most_common())
    items = [f for r in records for f in r.get("distribution", [])]
    rows = [("agencies", f"{len(agencies)} ({count(last(a['type']) for a in agencies)}; "
                         f"{sum('parent' in a for a in agencies)} with a parent)"),
            ("records", count(r["@type"] for r in records)),
            ("distributions", f"{len(items)}, of which hosted {sum('file' in f for f in items)}"),
            ("files", f"{files}, {total} bytes"),
            ("formats", count(last(f["format"]) for f in items)),
            ("licences", count(f.get("license", "none") for f in items)),
            ("themes", count(last(t) for r in records for t in r.get("theme", []))),
            ("frequencies", count(last(r["accrualPeriodicity"]) for r in records
                                  if "accrualPeriodicity" in r)),
            ("places", count(p["prefLabel"]["vi"] for r in records for p in r.get("spatial", []))),
            ("HVD categories", count(last(c) for r in records for c in r.get("hvdCategory", []))),
            ("series members", count(s for r in records for s in r.get("inSeries", []))),
            ("illustrative", sum(v.ILLUSTRATIVE_EN in json.dumps(r.get("provenance", ""))
                                 for r in records)),
            ("with flaws", len({i for wanted in FLAWS.values() for i in wanted}))]
    rows += [(f"  {flaw}", " ".join(wanted)) for flaw, wanted in FLAWS.items()]
    for name, value in rows:
        print(f"{name:26} {value}")


def same(one, other):
    def files(folder):
        return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return files(one) == files(other)


def run(folder, check):
    lines = (folder / "datasets.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    agencies = json.loads((folder / "agencies.json").read_text(encoding="utf-8"))
    check_catalogue(check, records, agencies)
    files, total = check_files(check, folder, records)
    check_figures(check)
    table(records, agencies, files, total)


def main():
    check = Checks()
    if len(sys.argv) == 2:
        run(Path(sys.argv[1]), check)
    else:
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
            make.write(Path(one))
            make.write(Path(other))
            check.that(same(Path(one), Path(other)), "two runs differ")
            run(Path(one), check)
    for what in check.failed:
        print(f"FAILED {what}", file=sys.stderr)
    print(f"{check.count} checks, {len(check.failed)} failed")
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(main())
