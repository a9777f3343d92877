#!/usr/bin/env python3
"""Measures what the search ranks first, on collections with known answers.

run.py PROGRAM OWN_DIR SHARED_DIR WORK_DIR [--misses NAME]
PROGRAM is bench_relevance; OWN_DIR what tests/fixtures/relevance/make.py wrote; SHARED_DIR may be
absent. --misses lists the queries of a collection whose answer is not among the first three; not
for the half that is kept for reporting.
"""

import json
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import score
import sets

VIETNAMESE_FORMS = ("exact", "no_diacritics", "nfd", "upper", "half_diacritics")

# Collection, kind of query, measure, the least that is wanted. Source: the search issue.
GOALS = [
    ("own, report", "core", "S@3", 0.985), ("own, report", "no_diacritics", "S@3", 0.95),
    ("own, report", "extended", "S@3", 0.90), ("own, report, in the crowd", "core", "S@3", 0.975),
    ("xquad_vi", "all", "MRR", 0.93), ("dgf", "all", "NDCG@10", 0.48),
    ("dgf, with popularity", "all", "NDCG@10", 0.70), ("dgf, with popularity", "all", "S@10", 0.93),
]


def list_collections(own, shared):
    found = []
    if (own / "records.jsonl").exists():
        crowd = sets.crowd(own, shared)
        for half in ("dev", "report"):
            found += [sets.own(own, half), sets.own(own, half, crowd)]
    if not (shared / "README.md").exists():
        print(f"relevance: skipped the shared sets: there is no folder {shared.name}")
        return found
    found.append(sets.sample(shared))
    found.append(sets.trec(shared, "xquad_vi", "vi", forms=VIETNAMESE_FORMS))
    found.append(sets.trec(shared, "dgf", "fr"))
    found.append(sets.trec(shared, "dgf", "fr", popularity=True))
    found.append(sets.trec(shared, "datafinder_key", "en"))
    found.append(sets.trec(shared, "datafinder_full", "en", documents="datafinder_key"))
    return found


def rank(program, collection, work):
    folder = work / collection.name.replace(", ", "-").replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    documents, queries = folder / "documents.jsonl", folder / "queries.jsonl"
    documents.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n"
                                 for one in collection.documents), encoding="utf-8")
    queries.write_text("".join(
        json.dumps({"id": name, "q": text, "lang": collection.language}, ensure_ascii=False) + "\n"
        for name, text, _ in collection.queries), encoding="utf-8")
    run = subprocess.run([program, str(folder / "index"), str(documents), str(queries)],
                         check=True, capture_output=True, text=True)
    rankings = {}
    for line in run.stdout.splitlines():
        name, document = line.split("\t")[:2]
        rankings.setdefault(name, []).append(document)
    return rankings


def print_table(collection, rankings):
    print(f"\n{collection.name}: {len(collection.documents)} documents")
    print(f"  {'':18}{'queries':>8}{'NDCG@10':>9}{'MRR':>7}{'S@1':>7}{'S@3':>7}{'S@10':>7}")
    measured = {}
    groups = score.groups_of(collection.queries)
    for kind in sorted(groups, key=lambda one: (one in ("core", "extended", "all"), one)):
        values = score.measure(rankings, collection.relevant, groups[kind])
        measured[kind] = values
        print(f"  {kind:18}{len(groups[kind]):8}" + f"{values['NDCG@10']:9.3f}" +
              "".join(f"{values[key]:7.3f}" for key in ("MRR", "S@1", "S@3", "S@10")))
    return measured


def differing(collection, rankings):
    """How many NFD and upper-case forms are not ranked as the exact form is."""
    exact = {name.split(".")[0]: rankings.get(name, [])[:10]
             for name, _, kind in collection.queries if kind == "exact"}
    return sum(rankings.get(name, [])[:10] != exact.get(name.split(".")[0])
               for name, _, kind in collection.queries if kind in ("nfd", "upper"))


def print_misses(collection, rankings):
    for name, text, _ in collection.queries:
        place = score.first_right(rankings.get(name, []), collection.relevant[name])
        if not 0 < place <= 3:
            print(f"  {name}\t{text}\tplace {place}\twanted {sorted(collection.relevant[name])[:3]}"
                  f"\tgot {rankings.get(name, [])[:3]}")


def check_goals(measured):
    missed = 0
    print("\ngoals")
    for name, kind, key, least in GOALS:
        value = measured.get(name, {}).get(kind, {}).get(key)
        if value is None:
            continue
        missed += value < least
        print(f"  {name}, {kind}: {key} {value:.3f}, wanted {least}: "
              f"{'met' if value >= least else 'MISSED'}")
    return missed


def main(arguments):
    program, own, shared, work = arguments[0], *(Path(one) for one in arguments[1:4])
    wanted = arguments[5] if arguments[4:5] == ["--misses"] else None
    measured = {}
    for collection in list_collections(own, shared):
        if wanted not in (None, collection.name):
            continue
        rankings = rank(program, collection, work)
        measured[collection.name] = print_table(collection, rankings)
        if collection.language == "vi":
            print(f"  NFD or upper case ranked unlike the exact form: "
                  f"{differing(collection, rankings)}")
        if wanted:
            print_misses(collection, rankings)
    return 1 if check_goals(measured) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
