"""Tables as PDF 1.4 pages, with Vietnamese letters composed from the standard Helvetica.

No standard font of PDF holds ế or ữ, and a demonstration needs no font file of its own: each
letter is drawn as its base letter plus marks, and each line carries its true text (ActualText),
so that copying and searching give back the Vietnamese.
"""

import unicodedata

from writers.table import meanings

# Widths of Helvetica from the space on, per 1000 em. Source: Adobe's AFM file.
ASCII = [278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556,
         556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722,
         722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
         667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
         556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,
         500, 334, 260, 334, 584]
OTHER = {"–": 556, "—": 1000, "…": 1000, "°": 400, "²": 333, "³": 333, "·": 278, "Đ": 722, "µ": 556,
         "“": 333, "”": 333, "«": 556, "»": 556, "’": 222, "•": 350, "≥": 549, "≤": 549, "×": 584}
DOTLESS_I, BREVE, TILDE, GRAVE, ACUTE, CIRCUMFLEX = "\x01\x02\x03\x04\x05\x06"
ACCENTS = {"\u0306": BREVE, "\u0303": TILDE, "\u0300": GRAVE, "\u0301": ACUTE,
           "\u0302": CIRCUMFLEX}
HORN, HOOK, DOT = "\u031b", "\u0309", "\u0323"
A4 = (595, 842)
MARGIN = 48
GAP = 12  # between columns


def _width(char):
    base = unicodedata.normalize("NFD", char)[0]
    base = {"đ": "d"}.get(base, base)
    return ASCII[ord(base) - 32] if " " <= base <= "~" else OTHER.get(base, 556)


def width(text, size):
    return sum(map(_width, text)) * size / 1000


def _string(codes):
    return "(" + "".join(f"\\{c:03o}" if c < 32 or c > 126 or c in b"()\\" else chr(c)
                         for c in codes) + ")"


def _show(text, x, y, size):
    codes = text.encode("latin-1") if text < "\x20" else text.encode("cp1252", "replace")
    return f"BT /F1 {size} Tf {x:.2f} {y:.2f} Td {_string(codes)} Tj ET\n"


def _hook(x, y, em):
    return (f"{.045 * em:.2f} w {x - .07 * em:.2f} {y + .12 * em:.2f} m {x - .02 * em:.2f} "
            f"{y + .2 * em:.2f} {x + .14 * em:.2f} {y + .15 * em:.2f} {x:.2f} {y + .01 * em:.2f} "
            f"c S\n")


def _horn(x, y, em):
    return (f"{.055 * em:.2f} w {x - .04 * em:.2f} {y:.2f} m {x + .08 * em:.2f} "
            f"{y + .02 * em:.2f} {x + .08 * em:.2f} {y + .12 * em:.2f} {x + .05 * em:.2f} "
            f"{y + .15 * em:.2f} c S\n")


def _marks(base, marks, x, y, size):
    """The marks of one letter whose origin is x, y; the circumflex or breve goes first."""
    out, middle, em = "", x + _width(base) * size / 2000, size
    rise = .2 * em if base.isupper() else 0
    stacked = False
    for mark in sorted(marks, key=lambda m: m not in "\u0302\u0306"):
        if mark == DOT:
            out += _show(".", middle - .139 * em, y - .2 * em, size)
        elif mark == HORN:
            top = .66 if base.isupper() else .46
            out += _horn(x + _width(base) * size / 1000 - .05 * em, y + top * em, em)
        elif mark == HOOK:
            aside, above = (.2 * em, .1 * em) if stacked else (0, 0)
            out += _hook(middle + aside, y + rise + above + .57 * em, em)
        else:
            aside, above = 0, 0
            if stacked:
                aside = {"\u0300": -.2, "\u0301": .2}.get(mark, 0) * em
                above = (.17 if mark == "\u0303" else .09) * em
            out += _show(ACCENTS[mark], middle - .1665 * em + aside, y + rise + above, size)
            stacked = mark in "\u0302\u0306"
    return out


def line(text, x, y, size):
    """One line of text as page content."""
    text = unicodedata.normalize("NFC", text.replace("≥", ">=").replace("≤", "<="))
    actual = ("\ufeff" + text).encode("utf-16-be").hex().upper()
    plain, extra, at = "", "", x
    for char in text:
        base, *marks = unicodedata.normalize("NFD", char)
        if char == "đ":
            base = "d"
            extra += (f"{.05 * size:.2f} w {at + .28 * size:.2f} {y + .6 * size:.2f} m "
                      f"{at + .58 * size:.2f} {y + .6 * size:.2f} l S\n")
        elif char == "Đ":
            base = "\u00d0"  # Eth looks the same and is in the font
        extra += _marks(base, marks, at, y, size)
        dotless = base == "i" and any(m in ACCENTS or m == HOOK for m in marks)
        plain += DOTLESS_I if dotless else base
        at += _width(char) * size / 1000
    codes = b"".join(c.encode("cp1252", "replace") if c != DOTLESS_I else b"\x01" for c in plain)
    return (f"/Span <</ActualText <{actual}>>> BDC\nBT /F1 {size} Tf {x:.2f} {y:.2f} Td "
            f"{_string(codes)} Tj ET\n{extra}EMC\n")


def wrap(text, size, room):
    lines = [""]
    for word in str(text).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _shares(head, rows, room, size):
    """Column widths: no word is broken; what is left goes to the columns that wish for more."""
    least, wished = [], []
    for place, name in enumerate(head):
        cells = ["" if row[place] is None else str(row[place]) for row in rows]
        words = [word for text in (name, *cells) for word in text.split(" ")]
        least.append(max(width(word, size) for word in words) + GAP)
        wished.append(max(least[-1], max(width(cell, size) for cell in cells) + GAP))
    spare, more = room - sum(least), sum(wished) - sum(least)
    if spare <= 0 or more == 0:
        return [w * room / sum(least) for w in least]
    return [low + (high - low) * spare / more for low, high in zip(least, wished)]


class _Pages:
    def __init__(self, size):
        self.size, self.pages, self.y = size, [], 0
        self.new()

    def new(self):
        self.pages.append("0 G 0 g\n")
        self.y = self.size[1] - MARGIN

    def text(self, text, size):
        for part in wrap(text, size, self.size[0] - 2 * MARGIN):
            self.y -= size * 1.45
            self.pages[-1] += line(part, MARGIN, self.y, size)

    def row(self, cells, widths, size, head):
        parts = [wrap("" if c is None else c, size, w - GAP) for c, w in zip(cells, widths)]
        height = max(map(len, parts)) * size * 1.4 + 4
        if self.y - height < MARGIN + 14:
            self.new()
            if head:
                self.row(head, widths, size, None)
        x = MARGIN
        for cell, part, w in zip(cells, parts, widths):
            for n, text in enumerate(part):
                shift = w - GAP - width(text, size) if isinstance(cell, (int, float)) else 0
                self.pages[-1] += line(text, x + shift, self.y - (n + 1) * size * 1.4 + 2, size)
            x += w
        self.y -= height
        self.pages[-1] += (f".4 w .6 G {MARGIN} {self.y:.2f} m {self.size[0] - MARGIN} "
                           f"{self.y:.2f} l S 0 G\n")


def to_pdf(table, about):
    page = A4 if len(table.columns) <= 6 else A4[::-1]
    paper, size = _Pages(page), 9
    paper.text(about.title["vi"], 15)
    paper.text(about.title["en"], 11)
    paper.y -= 6
    for language in ("vi", "en"):
        paper.text(about.note[language], size)
    paper.y -= 10
    known = meanings()
    head = [known[column][0] for column in table.columns]
    widths = _shares(head, table.rows, page[0] - 2 * MARGIN, size)
    paper.row(head, widths, size, None)
    for row in table.rows:
        paper.row(row, widths, size, head)
    return _document(paper.pages, page, about.title["vi"])


def _document(pages, size, title):
    numbers = [5 + 2 * n for n in range(len(pages))]
    kids = " ".join(f"{n} 0 R" for n in numbers)
    name = ("\ufeff" + title).encode("utf-16-be").hex().upper()
    font = ("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding <</Type /Encoding "
            "/BaseEncoding /WinAnsiEncoding /Differences [1 /dotlessi /breve /tilde /grave /acute "
            "/circumflex]>>>>")
    objects = ["<</Type /Catalog /Pages 2 0 R /Lang (vi)>>",
               f"<</Type /Pages /Kids [{kids}] /Count {len(pages)}>>", font,
               f"<</Title <{name}>>>"]
    for number, content in zip(numbers, pages):
        foot = f"{numbers.index(number) + 1} / {len(pages)}"
        content += line(foot, size[0] - MARGIN - width(foot, 8), MARGIN - 14, 8)
        objects.append(f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] "
                       f"/Resources <</Font <</F1 3 0 R>>>> /Contents {number + 1} 0 R>>")
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
    return _file(objects)


def _file(objects):
    out, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
                  f"<</Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R>>\nstartxref\n{len(out)}\n"
                  f"%%EOF\n").encode("latin-1")
