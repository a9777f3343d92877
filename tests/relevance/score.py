"""Measures of a ranking. A ranking is a list of document ids, `relevant` their grades."""

import math

CORE = ("exact", "no_diacritics", "nfd", "upper", "half_diacritics", "tone")


def gain(grades, depth):
    return sum(grade / math.log2(place + 2) for place, grade in enumerate(grades[:depth]))


def ndcg(ranking, relevant, depth=10):
    ideal = gain(sorted(relevant.values(), reverse=True), depth)
    return gain([relevant.get(one, 0) for one in ranking], depth) / ideal if ideal else 0.0


def first_right(ranking, relevant):
    """The place of the first right document, from 1; 0 when there is none."""
    return next((place for place, one in enumerate(ranking, 1) if relevant.get(one, 0) > 0), 0)


def measure(rankings, relevant, names):
    """Mean measures over the queries with those names."""
    sums = {"NDCG@10": 0.0, "MRR": 0.0, "S@1": 0.0, "S@3": 0.0, "S@10": 0.0}
    for name in names:
        ranking = rankings.get(name, [])
        place = first_right(ranking, relevant[name])
        sums["NDCG@10"] += ndcg(ranking, relevant[name])
        sums["MRR"] += 1 / place if place else 0
        for depth in (1, 3, 10):
            sums[f"S@{depth}"] += 0 < place <= depth
    return {key: value / max(len(names), 1) for key, value in sums.items()}


def groups_of(queries):
    """The kinds of variants of a collection, and over them core, extended and all."""
    groups = {}
    for name, _, kind in queries:
        groups.setdefault(kind, []).append(name)
        groups.setdefault("core" if kind in CORE else "extended", []).append(name)
        groups.setdefault("all", []).append(name)
    return groups
