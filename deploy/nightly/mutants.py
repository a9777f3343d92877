"""Records with each of their values broken in turn, in the one form of docs/dcat-profile.md."""

import copy
import json

DISTRIBUTION = {
    "title": {"vi": "Tệp CSV"}, "description": {"vi": "Mỗi dòng một ngày."},
    "accessURL": ["https://data.example.vn/rain"], "downloadURL": ["https://data.example.vn/r.csv"],
    "format": "CSV", "mediaType": "text/csv", "compressFormat": "application/gzip",
    "packageFormat": "application/zip", "byteSize": 1234, "license": "CC_BY",
    "rights": ["https://data.example.vn/rights"], "hasPolicy": "https://data.example.vn/policy",
    "issued": "2024-03-01", "modified": "2024-11-02", "language": ["vie"],
    "availability": "STABLE", "status": "COMPLETED", "temporalResolution": "P1D",
    "spatialResolutionInMeters": 30.5, "conformsTo": ["https://data.example.vn/standard"],
    "applicableLegislation": ["https://data.example.vn/law"],
    "checksum": {"algorithm": "sha256", "checksumValue": "9f86d081"},
    "accessService": [{"title": {"en": "API"}, "endpointURL": ["https://api.example.vn"]}],
}
COMMON = {
    "title": {"vi": "Lượng mưa", "en": "Rain"}, "description": {"vi": "Lượng mưa mỗi ngày."},
    "publisher": {"@id": "https://agency.example.vn/1", "name": {"vi": "Đài"},
                  "type": ["NationalAuthority"]},
    "contactPoint": [{"fn": {"vi": "Phòng Dữ liệu"}, "hasEmail": ["mailto:mua@example.vn"]}],
    "applicableLegislation": ["https://data.example.vn/law"], "issued": "2024-03-01",
    "modified": "2024-11-02", "accrualPeriodicity": "DAILY",
}
DATASET = COMMON | {
    "@type": "Dataset", "identifier": ["DS-1"], "keyword": {"vi": ["mưa"]}, "theme": ["ENVI"],
    "otherIdentifier": [{"notation": "7"}], "type": ["STATISTICAL"], "accessRights": "PUBLIC",
    "creator": [{"name": {"vi": "Trạm"}}], "language": ["vie"], "version": "1",
    "versionNotes": {"vi": "Bản đầu."}, "landingPage": ["https://data.example.vn/page"],
    "page": ["https://data.example.vn/doc"], "conformsTo": ["https://data.example.vn/standard"],
    "temporal": [{"startDate": "2010", "endDate": "2024"}], "temporalResolution": "P1D",
    "spatial": [{"prefLabel": {"vi": "Hà Nội"}, "bbox": [105.3, 20.5, 106.1, 21.4],
                 "centroid": "POINT(105.8 21.0)"}],
    "spatialResolutionInMeters": 30, "provenance": ["https://data.example.vn/provenance"],
    "qualifiedRelation": [{"relation": ["https://data.example.vn/x"],
                           "hadRole": ["https://data.example.vn/role"]}],
    "record": [{"modified": "2024-11-02", "issued": "2024-03-01"}],
    "distribution": [DISTRIBUTION], "sample": [{"accessURL": ["https://data.example.vn/sample"]}],
}
SERIES = COMMON | {"@type": "DatasetSeries"}
SERVICE = COMMON | {
    "@type": "DataService", "endpointURL": ["https://api.example.vn"], "keyword": {"vi": ["mưa"]},
    "theme": ["ENVI"], "license": "CC_BY", "format": ["JSON"], "accessRights": "PUBLIC",
    "endpointDescription": ["https://api.example.vn/openapi.json"],
}
WHOLE = (DATASET, SERIES, SERVICE)

# What somebody may write in a value's place, and beside it.
INSTEAD = ("2024-13-45", "", -1.5, True, {}, ["words", 7], "https://data.example.vn/any",
           {"@id": "_:b"}, [{"@id": "https://data.example.vn/any"}], {"label": {"en": "words"}},
           {"@id": "https://data.example.vn/any", "notation": "7"},
           {"@value": "words", "@type": "https://data.example.vn/type"})
BESIDE = {"@id": "https://data.example.vn/other", "notation": "8"}


def places(value, path=()):
    """The ways to all keys."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not key.startswith("@"):
                yield path + (key,)
                yield from places(inner, path + (key,))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from places(inner, path + (at,))


def changed(record, path, change):
    made = copy.deepcopy(record)
    holder = made
    for step in path[:-1]:
        holder = holder[step]
    change(holder, path[-1])
    return made


def mutants():
    for whole in WHOLE:
        yield whole
        for path in places(whole):
            yield changed(whole, path, lambda holder, key: holder.pop(key))
            for value in INSTEAD:
                yield changed(whole, path, lambda holder, key: holder.__setitem__(key, value))
            yield changed(whole, path, lambda holder, key: holder.__setitem__(
                key, (holder[key] if isinstance(holder[key], list) else [holder[key]]) + [BESIDE]))


def write(path):
    """One a line. As many as there are records."""
    count = 0
    with open(path, "w", encoding="utf-8") as out:
        for count, record in enumerate(mutants(), 1):
            made = {"@context": "/context.jsonld", "id": str(count), "slug": str(count)} | record
            out.write(json.dumps(made, ensure_ascii=False) + "\n")
    return count
