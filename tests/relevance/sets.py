"""The test collections: documents in the portal's own shape, queries, and what each should find.

A Collection's queries are (id, text, group) and `relevant` says for each query id which document
ids are right, with a grade. `group` is the kind of variant, for the table.
"""

import gzip
import json
import unicodedata
from dataclasses import dataclass, field


@dataclass
class Collection:
    name: str
    language: str
    documents: list = field(default_factory=list)
    queries: list = field(default_factory=list)
    relevant: dict = field(default_factory=dict)


def texts(language, value):
    return {language: value} if value else {}


def split_keywords(value):
    return [word.strip() for word in value.split(";") if word.strip()]


def make_document(record, language):
    """A record of the shared sets as a dataset document; unknown fields stay out."""
    title = record.get("title", "")
    titles = title if isinstance(title, dict) else texts(language, title)
    if record.get("title_en"):
        titles = {**titles, "en": record["title_en"]}
    keywords = record.get("keywords") or record.get("keyword") or []
    if isinstance(keywords, str):
        keywords = split_keywords(keywords)
    document = {
        "id": record["id"], "@type": "Dataset", "revision": 1, "title": titles,
        "description": texts(language, record.get("description", "")),
        "keyword": {language: keywords},
        "alternative": texts(language, record.get("alt") or record.get("acronym") or ""),
        "publisher": {"id": record.get("publisher") or "nobody",
                      "name": texts(language, record.get("publisher", ""))},
        "distribution": [{"title": texts(language, name)}
                         for name in split_keywords(record.get("resources", ""))],
    }
    if record.get("spatial"):
        document["spatial"] = [{"prefLabel": texts(language, record["spatial"])}]
    if record.get("modified"):
        document["modified"] = record["modified"][:10]
    return document


def add_popularity(document, record):
    """What people did with the record, for runs that rank by it."""
    document["usage"] = {"views": record.get("views", 0), "followers": record.get("followers", 0),
                         "reuses": record.get("reuses", 0)}
    if record.get("certified"):
        document["publisher"]["type"] = "NationalAuthority"


def read_lines(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def without_marks(text):
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def half_marks(text):
    words = text.split(" ")
    return " ".join(without_marks(w) if i % 2 else w for i, w in enumerate(words))


FORMS = {"exact": lambda text: text, "no_diacritics": without_marks,
         "nfd": lambda text: unicodedata.normalize("NFD", text), "upper": str.upper,
         "half_diacritics": half_marks}


def read_qrels(folder, collection, forms):
    relevant = {}
    for line in (folder / "qrels.txt").read_text(encoding="utf-8").splitlines():
        query, _, document, grade = line.split("\t") if "\t" in line else line.split()
        relevant.setdefault(query, {})[document] = int(grade)
    for line in (folder / "queries.tsv").read_text(encoding="utf-8").splitlines():
        query, text = line.split("\t", 1)
        for form in forms:
            name = f"{query}.{form}"
            collection.queries.append((name, FORMS[form](text), form))
            collection.relevant[name] = relevant.get(query, {})


def trec(shared, name, language, documents=None, forms=("exact",), popularity=False):
    """One of the sets with docs.jsonl, queries.tsv and qrels.txt."""
    collection = Collection(name + (", with popularity" if popularity else ""), language)
    for record in read_lines(shared / (documents or name) / "docs.jsonl"):
        document = make_document(record, language)
        if popularity:
            add_popularity(document, record)
        collection.documents.append(document)
    read_qrels(shared / name, collection, forms)
    return collection


def add_variants(collection, query):
    expected = {one: 1 for one in query["expected"]}
    for number, variant in enumerate(query["variants"]):
        name = f"{query['id']}.{variant['kind']}.{number}"
        collection.queries.append((name, variant["text"], variant["kind"]))
        collection.relevant[name] = expected


def sample(shared):
    """The small Vietnamese sample."""
    collection = Collection("vi_sample", "vi")
    content = json.loads((shared / "vi_sample_dev.json").read_text(encoding="utf-8"))
    collection.documents = [make_document(record, "vi") for record in content["records"]]
    for query in content["queries"]:
        add_variants(collection, query)
    return collection


def own(folder, half, crowd=()):
    """The project's own set, one half of its queries; `crowd` are documents that are never right."""
    collection = Collection(f"own, {half}" + (", in the crowd" if crowd else ""), "vi")
    collection.documents = [make_document(record, "vi")
                            for record in read_lines(folder / "records.jsonl")]
    for query in read_lines(folder / "queries.jsonl"):
        if query["half"] == half:
            add_variants(collection, query)
    collection.documents += crowd
    return collection


def crowd(folder, shared):
    """Generated near misses, and real records of Europe when they are there."""
    documents = [make_document(record, "vi")
                 for record in read_lines(folder / "near_misses.jsonl")]
    european = shared / "eu16k" / "docs.jsonl.gz"
    if european.exists():
        documents += [make_document(record, "en") for record in read_lines(european)]
    return documents
