"""A table, and the folder of tables that a person can read and mend: tables/*.csv."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "tables"
NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?$")


@dataclass
class Table:
    columns: list
    rows: list  # lists of str, int, float or None, as many as there are columns

    def select(self, *columns):
        """These columns in this order; "new=old" renames."""
        pairs = [name.split("=") if "=" in name else (name, name) for name in columns]
        places = [self.columns.index(old) for _, old in pairs]
        return Table([new for new, _ in pairs], [[row[p] for p in places] for row in self.rows])

    def where(self, column, value):
        place = self.columns.index(column)
        return Table(self.columns, [row for row in self.rows if row[place] == value])

    def add(self, column, values):
        return Table([*self.columns, column],
                     [[*row, value] for row, value in zip(self.rows, values, strict=True)])

    def column(self, name):
        place = self.columns.index(name)
        return [row[place] for row in self.rows]

    def records(self):
        return [dict(zip(self.columns, row)) for row in self.rows]


def _typed(values):
    """Numbers only where the whole column is numbers: the code "01" stays a text."""
    if not all(v == "" or NUMBER.match(v) for v in values) or not any(values):
        return [v or None for v in values]
    return [None if v == "" else float(v) if "." in v else int(v) for v in values]


def load(name):
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        columns, *rows = list(csv.reader(file))
    typed = [_typed([row[i] for row in rows]) for i in range(len(columns))]
    return Table(columns, [list(row) for row in zip(*typed)])


def meanings():
    """What each column holds: name -> (Vietnamese, English)."""
    return {row["cot"]: (row["y_nghia"], row["meaning"]) for row in load("columns").records()}
