#!/usr/bin/env python3
"""Checks the tables beside it: python3 search/data/check.py [--prefixes]

Prints counts. Exit 1 with a sentence for each fault. With --prefixes it lists the forms that begin
another one; they are no fault, but want the longest match.
"""

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
HEADER = ("name", "what", "columns", "source", "date")
PLACE_COLUMNS = ["id", "code", "since", "name_vi", "name_en", "aliases", "part_of",
                 "marks"]
SINCE = ("old", "new", "both")
LEAST_GROUPS, OLD_UNITS, NEW_UNITS = 350, 63, 34
LONGEST_FORM = 80

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")
UNIT_CODE = re.compile(r"\d\d$")
COUNTRY_CODE = re.compile(r"[A-Z]{2}$")
# y after these begins a spelling of i that the search unifies: "kỹ" is "kĩ".
Y_FOR_I = re.compile(r"\b(h|k|l|m|s|t|qu)y\b")
# A syllable as it is typed without diacritics: a closed one ends in a consonant, an open one not.
ONSET = r"(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
CLOSED = r"(uye|uo|ie|ye|oa|oe|oo|ua|ue|uy|[aeiou])(ch|ng|nh|[cmnpt])"
OPEN = r"(ieu|yeu|oai|oay|uay|uoi|uou|uya|oa|oe|ai|ao|au|ay|eo|eu|iu|ia|oi|ui|uu|ua|ue|uo|uy|[aeiouy])"
SYLLABLE = re.compile(f"{ONSET}({CLOSED}|{OPEN})$")
# They look like syllables but are none of every day.
HARMLESS = {"map", "moet", "soe"}
# Words that have a capital among lower case.
PROPER = {"bộ", "sở", "gini", "el", "nino"}


# Keys: how the search sees a form.

def words(form):
    """Case folded, without apostrophes and the point inside a number, one space between words."""
    text = unicodedata.normalize("NFKC", form).casefold()
    text = re.sub(r"['’]", "", text)
    text = re.sub(r"(?<=\d)[.,](?=\d)", "", text)
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text)))


def folded(form):
    """The words without diacritics."""
    text = unicodedata.normalize("NFD", words(form))
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("đ", "d")
    return Y_FOR_I.sub(r"\1i", text)


# Reading.

def read(name):
    """The header lines and the numbered rows, and sentences on the form of the file."""
    text = (FOLDER / name).read_bytes().decode("utf-8")
    faults = list(text_faults(name, text))
    lines = list(enumerate(text.splitlines(), 1))
    top = next((i for i, (_, line) in enumerate(lines) if not line.startswith("# ")), len(lines))
    header = [line[2:] for _, line in lines[:top]]
    faults += header_faults(name, header)
    return header, [(number, line.split("\t")) for number, line in lines[top:]], faults


def text_faults(name, text):
    if "\r" in text or text.startswith("\ufeff"):
        yield f"{name}: it has carriage returns or a byte order mark."
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield f"{name}: it must end with one line end."
    for number, line in enumerate(text.splitlines(), 1):
        if not line:
            yield f"{name}:{number}: the line is empty."
        if not unicodedata.is_normalized("NFC", line):
            yield f"{name}:{number}: the line is not NFC."
        if "  " in line or "\u00a0" in line:
            yield f"{name}:{number}: two spaces, or one that does not break."


def header_faults(name, header):
    keys = [line.split(":")[0] for line in header]
    for key in HEADER:
        if key not in keys:
            yield f"{name}: the header has no line `# {key}: ...`."


# Synonyms.

def form_faults(form):
    """Sentences on one form, without its place."""
    if not form or form != form.strip():
        yield f"`{form}` is empty or has spaces about it"
    if len(form) > LONGEST_FORM:
        yield f"`{form}` is longer than {LONGEST_FORM} characters"
    if len(words(form).replace(" ", "")) < 2:
        yield f"`{form}` is one letter"
    if form.startswith("#") or "|" in form or ";" in form:
        yield f"`{form}` has a sign that means something here"


def case_faults(form):
    capital = [w for w in form.split() if w[0].isupper() and w[1:].islower()]
    if any(words(word) not in PROPER for word in capital):
        yield f"`{form}` is not in lower case"


def everyday_faults(form):
    """One word that, typed without diacritics, is read as another Vietnamese syllable."""
    key = words(form)
    accented = key != folded(form) and form == form.lower()
    if " " not in key and not accented and SYLLABLE.match(folded(form)) and key not in HARMLESS:
        yield f"`{form}` is an everyday syllable when typed without diacritics"


def group_faults(rows):
    for number, forms in rows:
        where = f"synonyms.tsv:{number}"
        if len(forms) < 2:
            yield f"{where}: a group needs two forms."
        for form in forms:
            for fault in (*form_faults(form), *case_faults(form), *everyday_faults(form)):
                yield f"{where}: {fault}."


def by_key(rows, key):
    """Key to the (line, form) pairs that have it."""
    found = defaultdict(list)
    for number, forms in rows:
        for form in forms:
            found[key(form)].append((number, form))
    return found


def shared_forms(rows):
    """A form stands once; forms of two groups differ without diacritics too."""
    for found in by_key(rows, words).values():
        if len(found) > 1:
            yield f"synonyms.tsv: the same form twice: {told(found)}."
    for found in by_key(rows, folded).values():
        spelt = {words(form) for _, form in found}
        if len(spelt) > 1 and len({number for number, _ in found}) > 1:
            yield f"synonyms.tsv: the same without diacritics in two groups: {told(found)}."
        elif len(spelt) > 1:
            yield f"synonyms.tsv: the same without diacritics, so one is enough: {told(found)}."


def told(found):
    return ", ".join(f"`{form}` (line {number})" for number, form in found)


# Places.

def names_of(place):
    return [n for n in (place["name_vi"], place["name_en"], *place["aliases"].split(";")) if n]


def as_places(rows):
    """The rows with their columns by name, and sentences on rows that have not that many."""
    places, faults = [], []
    if not rows or rows[0][1] != PLACE_COLUMNS:
        faults.append(f"places.tsv: the first row is not {' '.join(PLACE_COLUMNS)}.")
    for number, cells in rows[1:]:
        if len(cells) == len(PLACE_COLUMNS):
            places.append({"line": number, **dict(zip(PLACE_COLUMNS, cells))})
        else:
            faults.append(f"places.tsv:{number}: {len(cells)} columns, not {len(PLACE_COLUMNS)}.")
    return places, faults


def place_faults(place):
    """Sentences on the cells of one place."""
    if not ID.match(place["id"]):
        yield f"the id `{place['id']}` is not lower ASCII with hyphens"
    if place["code"] and not (UNIT_CODE.match(place["code"]) or COUNTRY_CODE.match(place["code"])):
        yield f"the code `{place['code']}` is neither two digits nor two letters"
    if place["since"] not in SINCE:
        yield f"since is `{place['since']}`, not one of {', '.join(SINCE)}"
    if not place["name_vi"] or not place["name_en"]:
        yield "a name is missing"
    for name in names_of(place):
        yield from form_faults(name)
    if any(cell != cell.strip() for cell in place.values() if isinstance(cell, str)):
        yield "a cell has spaces about it"
    aliases = place["aliases"].split(";") if place["aliases"] else []
    if any(not a or a != a.strip() for a in aliases):
        yield "an alias is empty or has spaces about it"
    if len(set(map(words, names_of(place)))) < len({*names_of(place)}):
        yield "a name stands twice"


def link_faults(places):
    known = {p["id"]: p for p in places}
    for id_, count in Counter(p["id"] for p in places).items():
        if count > 1:
            yield f"places.tsv: the id `{id_}` stands {count} times."
    for place in places:
        over = known.get(place["part_of"])
        where = f"places.tsv:{place['line']}"
        if place["part_of"] and not over:
            yield f"{where}: part_of `{place['part_of']}` is no id here."
        if is_unit(place) and not over:
            yield f"{where}: a unit is part of something."
        if is_unit(place) and place["since"] == "old" and over and over["since"] == "old":
            yield f"{where}: an old unit must go into a unit of today."
        if climbs_in_a_circle(place, known):
            yield f"{where}: part_of leads back to `{place['id']}`."


def climbs_in_a_circle(place, known):
    seen = set()
    while place and place["id"] not in seen:
        seen.add(place["id"])
        place = known.get(place["part_of"])
    return place is not None


def is_unit(place):
    return bool(UNIT_CODE.match(place["code"]))


def count_faults(places):
    for era, wanted in (("old", OLD_UNITS), ("new", NEW_UNITS)):
        units = [p for p in places if is_unit(p) and p["since"] in (era, "both")]
        if len(units) != wanted:
            yield f"places.tsv: {len(units)} {era} units, not {wanted}."
        for code, count in Counter(p["code"] for p in units).items():
            if count > 1:
                yield f"places.tsv: two {era} units have the code {code}."
    for code, count in Counter(p["code"] for p in places if not is_unit(p) and p["code"]).items():
        if count > 1:
            yield f"places.tsv: the code {code} stands {count} times."


def name_faults(places):
    """A name means one place, or an old unit and the one that it went into."""
    named = defaultdict(list)
    for place in places:
        for key in {folded(name) for name in names_of(place)}:
            named[key].append(place)
    for key, found in named.items():
        if len(found) == 2 and any(a["part_of"] == b["id"] for a in found for b in found):
            continue
        if len(found) > 1:
            yield f"places.tsv: `{key}` names {' and '.join(p['id'] for p in found)}."


# Both.

def crossing_faults(rows, places):
    forms = by_key(rows, folded)
    for place in places:
        for name in names_of(place):
            if folded(name) in forms:
                yield f"`{name}` is a place ({place['id']}) and a synonym: {told(forms[folded(name)])}."


def prefixes(keys):
    """Pairs of a form and a longer one that begins with its words."""
    keys = sorted(set(keys))
    there = set(keys)
    for key in keys:
        parts = key.split(" ")
        for size in range(1, len(parts)):
            if " ".join(parts[:size]) in there:
                yield " ".join(parts[:size]), key


def print_counts(rows, places, pairs):
    units = [p for p in places if is_unit(p)]
    countries = [p for p in places if COUNTRY_CODE.match(p["code"])]
    print(f"synonyms.tsv: {len(rows)} groups, {sum(len(forms) for _, forms in rows)} forms.")
    print(f"places.tsv: {len(places)} places, {sum(len(names_of(p)) for p in places)} names; units: "
          + ", ".join(f"{sum(p['since'] == s for p in units)} {s}" for s in SINCE)
          + f"; {len(countries)} with a country's code; {len(places) - len(units) - len(countries)} "
          "others.")
    for name, found in pairs.items():
        print(f"{name}: {len(found)} times a form begins a longer one (the longest match wins).")


def main(arguments):
    _, rows, faults = read("synonyms.tsv")
    _, place_rows, more = read("places.tsv")
    places, odd = as_places(place_rows)
    faults += more + odd + [*group_faults(rows), *shared_forms(rows)]
    if len(rows) < LEAST_GROUPS:
        faults.append(f"synonyms.tsv: {len(rows)} groups, fewer than {LEAST_GROUPS}.")
    faults += [f"places.tsv:{p['line']}: {f}." for p in places for f in place_faults(p)]
    faults += [*link_faults(places), *count_faults(places), *name_faults(places)]
    faults += crossing_faults(rows, places)
    pairs = {"synonyms.tsv": list(prefixes(folded(f) for _, forms in rows for f in forms)),
             "places.tsv": list(prefixes(folded(n) for p in places for n in names_of(p)))}
    print_counts(rows, places, pairs)
    if "--prefixes" in arguments:
        for name, found in pairs.items():
            for short, long in found:
                print(f"{name}: `{short}` begins `{long}`")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
