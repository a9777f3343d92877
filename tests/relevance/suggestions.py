#!/usr/bin/env python3
"""Measures what is suggested for unfinished records, on records with known answers.

suggestions.py LINES PROGRAM OWN_DIR SHARED_DIR WORK_DIR [--dev]
LINES is bench_catalogue_lines, PROGRAM bench_suggestions; OWN_DIR what tests/fixtures/relevance/
make.py wrote; SHARED_DIR the shared data, without which this says so and passes.

Records: English ones of the shared catalogues and Vietnamese ones of our own fixture, each once by
its title. Halves: by SHA-1, of the title without its digits, for Vietnamese ones of their topic.
--dev shows the half to try things on, with what was missed; else the other half is reported.

Themes: RECORDS of each language, in turn from each theme by SHA-1, theme taken out. Left out of the
index are all of these, whatever has their titles but for digits, and their whole topics. Of a record
with several themes any is right. Beside it: by words alone, without an index, and 1,000 records of
data.europa.eu with all others of the same titles left out.
Formats: of every distribution that has an address and whose format is known, format taken out; of
addresses and titles alone, media type taken out too. RDF and RDF/XML, WMS and WFS and their services,
both formats of Excel are one here: publishers state the one for the other.
Duplicates: every one of 30 records of the index, 15 of each language, changed by rule (the first two
words swapped; two letters of the longest word swapped; both), its description cut by half, must be
warned of; of 100 others of both languages, which are not in the index and whose titles no other
record has, none. Others of a series stay in the index there.
"""

import collections
import gzip
import hashlib
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

sys.dont_write_bytecode = True

SCHEME = "http://publications.europa.eu/resource/authority/data-theme/"
FORMS = (".json", ".jsonl", ".jsonld", ".ttl", ".rdf", ".xml", ".nt", ".csv")
RECORDS, NEAR, DISTINCT, EUROPEAN = 100, 15, 50, 1000
DEV = "--dev" in sys.argv
SAME_FORMAT = {"RDF_XML": "RDF", "WMS_SRVC": "WMS", "WFS_SRVC": "WFS", "XLS": "XLSX"}
LABELS = {"Kinh tế và tài chính": "ECON", "Nông nghiệp, thủy sản, lâm nghiệp và thực phẩm": "AGRI",
          "Giáo dục, văn hóa và thể thao": "EDUC", "Y tế": "HEAL", "Môi trường": "ENVI",
          "Dân số và xã hội": "SOCI", "Vùng và đô thị": "REGI", "Giao thông vận tải": "TRAN",
          "Tư pháp, hệ thống pháp luật và an toàn công cộng": "JUST",
          "Khoa học và công nghệ": "TECH", "Chính phủ và khu vực công": "GOVE",
          "Năng lượng": "ENER", "Các vấn đề quốc tế": "INTR"}


def order(text):
    return hashlib.sha1(text.encode()).hexdigest()


def title_of(document):
    for text in document.get("title", {}).values():
        text = text[0] if isinstance(text, list) else text
        if text:
            return text
    return ""


def key_of(title):
    plain = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def stem_of(title):
    return re.sub(r"[\d ]+", " ", key_of(title)).strip()


class Record:
    def __init__(self, document, group, language):
        self.document, self.group, self.language = document, group, language
        self.title = title_of(document)
        self.themes = [t for t in document.get("theme", [])
                       if isinstance(t, str) and t.startswith(SCHEME)]
        self.stem = stem_of(self.title)
        self.is_dev = int(order(group or self.stem)[0], 16) % 2 == 0


def read_catalogues(program, shared, work):
    lines = work / "catalogues.jsonl"
    files = [path for path in sorted((shared / "catalogues").rglob("*"))
             if path.suffix in FORMS and path.is_file() and "history" not in path.parts]
    subprocess.run([program, lines, *files], check=True, stdout=subprocess.DEVNULL)
    records, seen = [], set()
    for number, line in enumerate(lines.read_text(encoding="utf-8").split("\n")[:-1]):
        document = json.loads(line)["document"]
        key = key_of(title_of(document))
        if not key or key in seen:
            continue
        seen.add(key)
        document.update(id=f"c{number}", revision=1)
        if isinstance(document.get("publisher"), list):
            document["publisher"] = document["publisher"][0]
        if isinstance(document.get("publisher"), dict):
            names = document["publisher"].get("name") or {}
            document["publisher"]["id"] = key_of(next(iter(names.values()), "") if
                                                 isinstance(names, dict) else str(names))
        english = set(document["title"]) <= {"en", "@none"}
        foreign = {"de", "fr", "nl", "es", "it"} & set(document.get("description") or {})
        records.append(Record(document, "", "en" if english and not foreign else "other"))
    return records


def read_own(folder):
    records = []
    for line in (folder / "records.jsonl").read_text(encoding="utf-8").split("\n")[:-1]:
        row = json.loads(line)
        document = {
            "id": row["id"], "revision": 1, "@type": "Dataset", "title": row["title"],
            "description": {"vi": row["description"]}, "keyword": {"vi": row["keyword"]},
            "theme": [SCHEME + LABELS[row["theme"]]] if row.get("theme") else [],
            "publisher": {"id": key_of(row["publisher"]), "name": {"vi": row["publisher"]}}}
        records.append(Record(document, row["id"].split(".")[0], "vi"))
    return records


def read_european(path):
    records, seen = [], set()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            key = key_of(row["title"])
            if not row["theme"] or key in seen:
                continue
            seen.add(key)
            records.append(Record(
                {"id": row["id"], "revision": 1, "title": {"en": row["title"]},
                 "description": {"en": row["description"]},
                 "theme": [SCHEME + code for code in row["theme"].split()]}, "", "en"))
    return records


def in_turn(records, most):
    """The first of each theme by SHA-1, then the second, and so on."""
    by_theme = collections.defaultdict(list)
    for record in sorted(records, key=lambda one: order(one.title)):
        by_theme[record.themes[0]].append(record)
    chosen, place = [], 0
    while len(chosen) < most and any(len(rows) > place for rows in by_theme.values()):
        chosen += [rows[place] for _, rows in sorted(by_theme.items()) if len(rows) > place]
        place += 1
    return chosen[:most]


def propose(program, work, name, documents, drafts):
    folder = work / name
    folder.mkdir(parents=True, exist_ok=True)
    listed = "-"
    if documents is not None:
        listed = folder / "documents.jsonl"
        listed.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in documents),
                          encoding="utf-8")
    asked = folder / "drafts.jsonl"
    asked.write_text("".join(json.dumps({"id": number, "document": one}, ensure_ascii=False) + "\n"
                             for number, one in enumerate(drafts)), encoding="utf-8")
    run = subprocess.run([program, folder / "index", listed, asked], check=True,
                         capture_output=True, text=True)
    return [json.loads(line) for line in run.stdout.split("\n")[:-1]]


def without(document, *fields):
    return {key: value for key, value in document.items() if key not in ("id", "slug", *fields)}


def rest_of(records, taken):
    stems = {record.stem for record in taken}
    groups = {record.group for record in taken if record.group}
    return [record.document for record in records
            if record.stem not in stems and record.group not in groups]


def line(what, good, total, aim=None):
    share = good / total if total else 0
    verdict = "" if aim is None else f"{aim:>8.0%}  {'met' if total and share >= aim else 'MISSED'}"
    print(f"{what:58}{good:6} of {total:<6}{share:8.1%}{verdict}")
    return aim is None or (total > 0 and share >= aim)


def theme_rows(program, work, name, records, taken, aim):
    drafts = [without(one.document, "theme") for one in taken]
    answers = propose(program, work, name, rest_of(records, taken), drafts)
    alone = propose(program, work, name, None, drafts)
    met = True
    for language in ("en", "vi"):
        rows = [place for place, one in enumerate(taken) if one.language == language]
        if not rows:
            continue
        for what, found, wanted in (("", answers, None), (", no index", alone, None)):
            for depth in (1, 3):
                good = sum(bool(set(taken[row].themes) & set(found[row]["theme"][:depth]))
                           for row in rows)
                line(f"theme among {depth}, {name}, {language}{what}", good, len(rows), wanted)
    good = sum(bool(set(one.themes) & set(found["theme"])) for one, found in zip(taken, answers))
    met = line(f"theme among 3, {name}", good, len(taken), aim)
    if DEV:
        for one, found in zip(taken, answers):
            if not set(one.themes) & set(found["theme"]):
                print(f"    {one.title[:70]} | {[t[-4:] for t in one.themes]} "
                      f"{[t[-4:] for t in found['theme']]}")
    return met


def keyword_row(program, work, records, taken):
    with_words = [one for one in taken if one.document.get("keyword")]
    drafts = [without(one.document, "keyword") for one in with_words]
    found = propose(program, work, "keywords", rest_of(records, taken), drafts)
    hit = shown = 0
    for one, answer in zip(with_words, found):
        own = {key_of(word) for words in one.document["keyword"].values()
               for word in (words if isinstance(words, list) else [words])}
        right = sum(key_of(word) in own for word in answer["keyword"])
        hit, shown = hit + (right > 0), shown + right
    line("a keyword of the record among those offered", hit, len(with_words))
    print(f"{'  right ones offered on average':58}{shown / max(len(with_words), 1):6.2f}")


def format_name(iri):
    name = iri.rpartition("/")[2]
    return SAME_FORMAT.get(name, name)


def format_rows(program, work, records):
    def is_asked(file, form):
        return isinstance(form, str) and "/file-type/" in form and any(
            str(file.get(key, "")).startswith("http") for key in ("downloadURL", "accessURL"))

    def measure(name, *fields):
        drafts, right = [], []
        for one in records:
            files = [file for file in one.document.get("distribution") or []
                     if isinstance(file, dict)]
            known = [file.get("format") for file in files]
            if not any(map(is_asked, files, known)):
                continue
            drafts.append({"title": one.document["title"], "distribution": [
                {key: value for key, value in file.items() if key not in fields}
                for file in files]})
            right.append(known)
        counts = [0, 0, 0]
        missed = collections.Counter()
        for draft, known, answer in zip(drafts, right, propose(program, work, name, None, drafts)):
            for file, form, found in zip(draft["distribution"], known, answer["format"]):
                if not is_asked(file, form):
                    continue
                form, found = format_name(form), format_name(found)
                counts[0] += 1
                counts[1] += found == form
                counts[2] += found == ""
                if found != form:
                    sample = str(file.get("downloadURL") or file.get("accessURL") or "")[:90]
                    missed[form, found, str(file.get("mediaType", ""))[-30:], sample] += 1
        if DEV:
            for entry, count in missed.most_common(25):
                print("   ", count, entry)
        return counts

    total, good, silent = measure("formats", "format")
    met = line("format", good, total, 0.95)
    line("  right where one was offered", good, total - silent)
    total, good, silent = measure("formats-by-name", "format", "mediaType")
    line("format without media type", good, total)
    line("  right where one was offered", good, total - silent)
    return met


def swap_words(title):
    words = title.split(" ")
    return " ".join([words[1], words[0], *words[2:]]) if len(words) > 1 else title


def swap_letters(title):
    longest = max(re.findall(r"[^\W\d_]+", title), key=len, default="")
    middle = len(longest) // 2
    if len(longest) < 4:
        return title
    changed = longest[:middle] + longest[middle + 1] + longest[middle] + longest[middle + 2:] \
        if middle + 1 < len(longest) else longest
    return title.replace(longest, changed, 1)


def near_copy(record, number):
    copy = json.loads(json.dumps(without(record.document)))
    change = (swap_words, swap_letters, lambda t: swap_letters(swap_words(t)))[number % 3]
    for field, make in (("title", change), ("description", lambda t: t[:len(t) // 2])):
        texts = copy.get(field) or {}
        copy[field] = {language: make(text) for language, text in texts.items()
                       if isinstance(text, str)}
    return copy


def duplicate_rows(program, work, records):
    half = [one for one in records if one.is_dev == DEV]
    counts = collections.Counter(key_of(one.title) for one in records)
    chosen = {language: sorted((one for one in half if one.language == language
                                and counts[key_of(one.title)] == 1 and len(one.title.split()) > 2),
                               key=lambda one: order("d" + one.title)) for language in ("en", "vi")}
    near = [one for rows in chosen.values() for one in rows[:NEAR]]
    others = [one for rows in chosen.values() for one in rows[NEAR:NEAR + DISTINCT]]
    left_out = {id(one) for one in others}
    index = [one.document for one in records if id(one) not in left_out]
    drafts = [near_copy(one, number) for number, one in enumerate(near)]
    drafts += [without(one.document) for one in others]
    answers = propose(program, work, "duplicates", index, drafts)
    warned = sum(one.document["id"] in found["same"] for one, found in zip(near, answers))
    quiet = sum(not found["same"] for found in answers[len(near):])
    series = sum(bool(found["series"]) for found in answers[len(near):])
    met = line("near copies warned of", warned, len(near), 1.0)
    met = line("other records not warned of", quiet, len(others), 1.0) and met
    line("  of these, said to be of a series", series, len(others))
    if DEV:
        titles = {one.document["id"]: one.title for one in records}
        for one, draft, found in zip(near, drafts, answers):
            if one.document["id"] not in found["same"]:
                print("    not warned:", one.title, "|", title_of(draft))
        for one, found in zip(others, answers[len(near):]):
            if found["same"]:
                print("    warned:", one.title, "|", [titles[same] for same in found["same"]])
    return met


def speed_rows(program, work, documents, taken):
    drafts = [without(one.document, "theme", "keyword") for one in taken]
    times = sorted(one["milliseconds"] for one in propose(program, work, "speed", documents, drafts))
    print(f"{'milliseconds among ' + str(len(documents)) + ' records':58}"
          f"median {times[len(times) // 2]:.1f}, of 100 the slowest {times[-len(times) // 100]:.1f}, "
          f"slowest {times[-1]:.1f}")
    return times[-max(len(times) // 100, 1)] < 100


def main():
    lines, program, own, shared, work = sys.argv[1], sys.argv[2], *map(Path, sys.argv[3:6])
    if not (shared / "catalogues").exists():
        print("suggestions: skipped, there are no shared catalogues")
        return 0
    work.mkdir(parents=True, exist_ok=True)
    records = read_catalogues(lines, shared, work) + read_own(own)
    half = [one for one in records if one.is_dev == DEV and one.themes]
    taken = [one for language in ("en", "vi")
             for one in in_turn([one for one in half if one.language == language], RECORDS)]
    print(f"{'dev' if DEV else 'reported'} half; {len(records)} records in all"
          f"\n{'':58}{'right':>6}{'':10}{'share':>8}{'aim':>8}")
    met = theme_rows(program, work, "records", records, taken, 0.60)
    european = read_european(shared / "search-relevance/eu16k/docs.jsonl.gz")
    theirs = in_turn([one for one in european if one.is_dev == DEV], EUROPEAN)
    theme_rows(program, work, "data.europa.eu", european, theirs, None)
    keyword_row(program, work, records, taken)
    met = format_rows(program, work, [one for one in records if one.is_dev == DEV]) and met
    met = duplicate_rows(program, work, records) and met
    many = [one.document for one in european + records][:20000]
    met = speed_rows(program, work, many, taken) and met
    print("suggestions: every aim met" if met else "suggestions: AN AIM IS MISSED")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
