"""CSV, JSON, GeoJSON and the notes that go with a table."""

import csv
import io
import json

from writers.table import meanings


def to_csv(table):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    writer.writerow(table.columns)
    writer.writerows(["" if v is None else v for v in row] for row in table.rows)
    return out.getvalue().encode()


def _pretty(value):
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def to_json(table, about):
    return _pretty({"title": about.title, "note": about.note, "records": table.records()})


def _properties(record):
    return {k: v for k, v in record.items() if k not in ("kinh_do", "vi_do")}


def to_geojson(table, about, line=None):
    """Points from kinh_do and vi_do; `line` joins them all in order, under that name."""
    features = [{"type": "Feature", "properties": _properties(r),
                 "geometry": {"type": "Point", "coordinates": [r["kinh_do"], r["vi_do"]]}}
                for r in table.records()]
    if line:
        path = [f["geometry"]["coordinates"] for f in features]
        features.insert(0, {"type": "Feature", "properties": {"ten": line},
                            "geometry": {"type": "LineString", "coordinates": path}})
    return _pretty({"type": "FeatureCollection", "title": about.title, "note": about.note,
                    "features": features})


def to_markdown(table, about):
    known = meanings()
    lines = [f"# {about.title['vi']}", "", f"*{about.title['en']}*", "", about.note["vi"], "",
             about.note["en"], "", "| Cột | Ý nghĩa | Meaning |", "| --- | --- | --- |"]
    lines += [f"| `{c}` | {known[c][0]} | {known[c][1]} |" for c in table.columns]
    lines += ["", f"Số dòng / rows: {len(table.rows)}. Mã hoá / encoding: UTF-8."]
    return ("\n".join(lines) + "\n").encode()


def to_plain(table, about):
    known = meanings()
    lines = [about.title["vi"], about.title["en"], "", about.note["vi"], about.note["en"], ""]
    lines += [f"{c}: {known[c][0]} / {known[c][1]}" for c in table.columns]
    return ("\n".join(lines) + "\n").encode()
