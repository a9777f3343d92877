#!/usr/bin/env python3
"""Writes the demonstration catalogue: python3 deploy/demo/make.py OUT_DIR

OUT_DIR/agencies.json, OUT_DIR/datasets.jsonl (one dataset document per line) and OUT_DIR/files/.
A hosted distribution names its file ("file": "files/NAME", relative to OUT_DIR); its addresses,
size and checksum are for the portal to fill in. inSeries and servesDataset name the other record
by its identifier ("DS-0001"); `publisher` is an agency's slug; parents stand before their children.
The same bytes at every run: no clock, no network, random figures from fixed seeds.
"""

import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # before the modules below: the source tree stays clean

from records import (culture, economy, environment, government, provinces, series, society,
                     statistics, transport)
from records.agencies import AGENCIES

MODULES = (series, statistics, economy, environment, transport, society, government, culture,
           provinces)


def entries():
    found = [entry for module in MODULES for entry in module.ENTRIES]
    found.sort(key=lambda entry: entry.document["identifier"])
    return found


def write(folder):
    files = folder / "files"
    files.mkdir(parents=True, exist_ok=True)
    lines, names = [], set()
    for entry in entries():
        for name, made in entry.files.items():
            if name in names:
                raise ValueError(f"two files named {name}")
            names.add(name)
            (files / name).write_bytes(made)
        lines.append(json.dumps(entry.document, ensure_ascii=False, separators=(",", ":")))
    agencies = json.dumps(AGENCIES, ensure_ascii=False, indent=1)
    (folder / "agencies.json").write_text(agencies + "\n", encoding="utf-8")
    (folder / "datasets.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines), len(names)


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        print("usage: python3 deploy/demo/make.py OUT_DIR", file=sys.stderr)
        return 2
    records, files = write(Path(sys.argv[1]))
    print(f"{len(AGENCIES)} agencies, {records} records, {files} files in {sys.argv[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
