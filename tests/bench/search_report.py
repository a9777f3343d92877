"""The table of `deploy/bench search`: search_report.py FOLDER…, one of each size, smallest first.

Reads what the engines left there (tests/bench/engine.hpp), writes rows of the table to the
standard output and all figures by kind of question to the standard error. Times are milliseconds
of processor time of whoever answers.
"""

import math
import pathlib
import sys

LARGE = 1_000_000  # the aims are for so many datasets
ENGINES = {"own": "portal", "postgres": "PostgreSQL", "fts5": "FTS5"}
MOST = {50: 2, 95: 40, 99: 100}
LEAST_BELOW = {"postgres": 25, "fts5": 100}
SELECTIVE = 0.001  # of the catalogue, at most, is found by a selective question
SHARES = (SELECTIVE, 0.01, 0.1, 1)
MANY_HITS = 1000


def percentile(values, part):
    return sorted(values)[min(len(values) * part // 100, len(values) - 1)]


def mean(values):
    return sum(values) / len(values)


class Run:
    """What one engine took for each question, at one size."""

    def __init__(self, folder, engine):
        self.facts = dict(line.split("\t") for line in
                          (folder / f"facts-{engine}.tsv").read_text().splitlines())
        self.records = int(self.facts["records"])
        self.kinds, self.hits, self.times = {}, {}, {}
        for line in (folder / f"times-{engine}.tsv").read_text().splitlines():
            number, kind, hits, time = line.split("\t")
            self.kinds[number] = kind
            self.hits[number] = int(hits)
            self.times[number] = float(time)

    def of(self, kind=None):
        return [number for number in self.times if kind in (None, self.kinds[number])]


def row(what, ours, peer, ratio, aim="-", met=True):
    print(what, ours, peer, f"{ratio:.2f}", aim, "met" if met else "MISSED", sep="\t")


def milliseconds(value):
    return f"{value:.2f} ms"


def kinds_of(run):
    return sorted(set(run.kinds.values())) + [None]


def groups_of(run):
    """Names with questions: by kind, by the share of the catalogue that they find, and all."""
    groups = {kind: run.of(kind) for kind in kinds_of(run) if kind}
    least = -1
    for most in SHARES:
        name = f"to {100 * most:g} %"
        groups[name] = [n for n in run.of() if least < run.hits[n] <= most * run.records]
        least = most * run.records
    return {**{name: numbers for name, numbers in groups.items() if numbers}, "all": run.of()}


def tell_figures(runs):
    head = ("datasets", "engine", "questions", "asked", "hits", "p50", "p95", "p99", "mean")
    form = "{:>9} {:<11} {:<11} {:>6} {:>9} {:>9} {:>9} {:>9} {:>9}"
    print(form.format(*head), file=sys.stderr)
    for engine, run in runs.items():
        for name, numbers in groups_of(run).items():
            times = [run.times[number] for number in numbers]
            figures = [f"{percentile(times, part):.2f}" for part in (50, 95, 99)]
            hits = f"{mean([run.hits[number] for number in numbers]):.0f}"
            print(form.format(run.records, ENGINES[engine], name, len(numbers), hits, *figures,
                              f"{mean(times):.2f}"), file=sys.stderr)


def add_percentiles(run):
    times = list(run.times.values())
    for part, most in MOST.items():
        value = percentile(times, part)
        is_large = run.records >= LARGE
        row(f"search, {run.records} datasets (p{part})", milliseconds(value), "-", value,
            f"<= {most:.2f}" if is_large else "-", not is_large or value <= most)


def add_ratios(own, peer, engine):
    """Of the questions that both were asked; a peer may be asked fewer."""
    for kind in kinds_of(own):
        numbers = [number for number in own.of(kind) if number in peer.times]
        if not numbers:
            continue
        ours = mean([own.times[number] for number in numbers])
        theirs = mean([peer.times[number] for number in numbers])
        is_aim = kind is None and own.records >= LARGE
        least = LEAST_BELOW[engine]
        what = f"search, {own.records} datasets, {kind or 'all'}, beside {ENGINES[engine]} (mean)"
        row(what, milliseconds(ours), milliseconds(theirs), theirs / ours,
            f">= {least:.2f}" if is_aim else "-", not is_aim or theirs / ours >= least)


def tell_agreement(own, peer, engine):
    """How far the engines find the same: what they cost says nothing otherwise."""
    both = [number for number in own.times if number in peer.times]
    near = sum(abs(own.hits[n] - peer.hits[n]) <= 0.02 * max(own.hits[n], peer.hits[n])
               for n in both)
    print(f"{own.records} datasets: of {len(both)} questions {near} have within 2 % as many hits "
          f"in the portal as in {ENGINES[engine]}", file=sys.stderr)


def slope(points):
    """Of the straight line through the logarithms, by least squares."""
    pairs = [(math.log(x), math.log(y)) for x, y in points]
    middle_x, middle_y = mean([x for x, _ in pairs]), mean([y for _, y in pairs])
    spread = sum((x - middle_x) ** 2 for x, _ in pairs)
    return sum((x - middle_x) * (y - middle_y) for x, y in pairs) / spread if spread else 0.0


def add_hit_slopes(runs):
    slopes = {}
    for engine, run in runs.items():
        points = [(run.hits[n], run.times[n]) for n in run.times
                  if run.hits[n] > MANY_HITS and run.times[n] > 0 and run.kinds[n] != "everything"]
        if len(points) > 2:
            slopes[engine] = slope(points)
    for engine, value in slopes.items():
        if engine == "own":
            row(f"search, {runs['own'].records} datasets, exponent of time by hits", f"{value:.2f}",
                "-", value, "<= 1.00", value <= 1)
        else:
            print(f"exponent of time by hits, {ENGINES[engine]}: {value:.2f}", file=sys.stderr)


def exponent(small, large, numbers):
    growth = mean([large.times[n] for n in numbers]) / mean([small.times[n] for n in numbers])
    return math.log(growth) / math.log(large.records / small.records)


def add_exponents(small, large, engine):
    """Growth of the same questions' time with the size of the catalogue."""
    sizes = f"{small.records} to {large.records} datasets"
    groups = {kind or "all": large.of(kind) for kind in kinds_of(large)}
    groups["selective"] = [n for n in large.of() if large.hits[n] <= SELECTIVE * large.records]
    for name, numbers in groups.items():
        numbers = [n for n in numbers if n in small.times]
        if not numbers or not mean([small.times[n] for n in numbers]):
            continue
        value = exponent(small, large, numbers)
        if engine == "own":
            row(f"search, {sizes}, {name}, exponent of time", f"{value:.2f}", "-", value,
                "< 1.00" if name == "selective" else "<= 1.00",
                value < 1 if name == "selective" else value <= 1)
        else:
            print(f"{sizes}, {name}, exponent of time, {ENGINES[engine]}: {value:.2f}",
                  file=sys.stderr)


def main():
    sizes = []
    for folder in map(pathlib.Path, sys.argv[1:]):
        runs = {engine: Run(folder, engine) for engine in ENGINES
                if (folder / f"times-{engine}.tsv").exists()}
        sizes.append(runs)
        tell_figures(runs)
        if "own" not in runs:
            continue
        add_percentiles(runs["own"])
        for engine in LEAST_BELOW:
            if engine in runs:
                add_ratios(runs["own"], runs[engine], engine)
                tell_agreement(runs["own"], runs[engine], engine)
        add_hit_slopes(runs)
    for small, large in zip(sizes, sizes[1:]):
        for engine in ENGINES:
            if engine in small and engine in large:
                add_exponents(small[engine], large[engine], engine)


main()
