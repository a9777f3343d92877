"""Workbooks: XLSX (ECMA-376) and ODS (OASIS OpenDocument 1.2), with a second sheet of notes."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from writers.table import meanings

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def _zipped(parts):
    """Stored, not deflated, and with one date: the same bytes from any zlib on any day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            archive.writestr(entry, text.encode())
    return out.getvalue()


def _notes(table, about):
    known = meanings()
    rows = [[about.title["vi"]], [about.title["en"]], [about.note["vi"]], [about.note["en"]], [],
            ["Cột", "Ý nghĩa", "Meaning"]]
    return rows + [[c, *known[c]] for c in table.columns]


def _letters(place):
    return chr(65 + place) if place < 26 else _letters(place // 26 - 1) + chr(65 + place % 26)


def _xlsx_cell(name, value, bold):
    style = ' s="1"' if bold else ""
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return f'<c r="{name}"{style}><v>{value}</v></c>'
    text = escape(value)
    return f'<c r="{name}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _xlsx_sheet(rows, header):
    out = [DECLARATION, f'<worksheet xmlns="{SHEET}"><sheetViews><sheetView workbookViewId="0">']
    if header:
        out.append('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    out.append("</sheetView></sheetViews>")
    width = max(map(len, rows))
    out.append("<cols>" + "".join(
        f'<col min="{i + 1}" max="{i + 1}" width="{_width(rows, i)}" customWidth="1"/>'
        for i in range(width)) + "</cols><sheetData>")
    for n, row in enumerate(rows, 1):
        cells = "".join(_xlsx_cell(f"{_letters(i)}{n}", v, header and n == 1)
                        for i, v in enumerate(row))
        out.append(f'<row r="{n}">{cells}</row>')
    return "".join([*out, "</sheetData></worksheet>"])


def _width(rows, place):
    longest = max((len(str(r[place])) for r in rows if place < len(r)), default=8)
    return min(max(longest + 2, 8), 48)


def to_xlsx(table, about):
    sheets = [("Số liệu", _xlsx_sheet([table.columns, *table.rows], True)),
              ("Ghi chú", _xlsx_sheet(_notes(table, about), False))]
    numbers = range(1, len(sheets) + 1)
    override = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
                       f'ContentType="{TYPE}worksheet+xml"/>' for n in numbers)
    types = (f'{DECLARATION}<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" '
             f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             f'<Default Extension="xml" ContentType="application/xml"/>'
             f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}sheet.main+xml"/>'
             f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}styles+xml"/>'
             f"{override}</Types>")
    root = (f'{DECLARATION}<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    names = "".join(f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
                    for n, (name, _) in enumerate(sheets, 1))
    book = (f'{DECLARATION}<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{names}'
            f"</sheets></workbook>")
    links = "".join(f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" '
                    f'Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    book_links = (f'{DECLARATION}<Relationships xmlns="{PACKAGE}relationships">{links}'
                  f'<Relationship Id="rId{len(sheets) + 1}" Type="{OFFICE}/styles" '
                  f'Target="styles.xml"/></Relationships>')
    pages = [(f"xl/worksheets/sheet{n}.xml", text) for n, (_, text) in enumerate(sheets, 1)]
    return _zipped([("[Content_Types].xml", types), ("_rels/.rels", root),
                    ("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", book_links),
                    ("xl/styles.xml", _xlsx_styles()), *pages])


def _xlsx_styles():
    return (f'{DECLARATION}<styleSheet xmlns="{SHEET}"><fonts count="2"><font><sz val="11"/>'
            '<name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>'
            '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
            '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border>'
            '<left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
            '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
            '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
            '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
            "</cellStyles></styleSheet>")


def _ods_cell(value):
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, (int, float)):
        return (f'<table:table-cell office:value-type="float" office:value="{value}">'
                f"<text:p>{value}</text:p></table:table-cell>")
    return (f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p>'
            f"</table:table-cell>")


def _ods_sheet(name, rows):
    body = "".join("<table:table-row>" + ("".join(map(_ods_cell, row)) or "<table:table-cell/>") +
                   "</table:table-row>" for row in rows)
    return f'<table:table table:name="{name}">{body}</table:table>'


def to_ods(table, about):
    spaces = " ".join(f'xmlns:{n}="{ODF}{n}:1.0"' for n in ("office", "table", "text", "style"))
    content = (f'{DECLARATION}<office:document-content {spaces} office:version="1.2"><office:body>'
               f'<office:spreadsheet>{_ods_sheet("Số liệu", [table.columns, *table.rows])}'
               f'{_ods_sheet("Ghi chú", _notes(table, about))}</office:spreadsheet></office:body>'
               f"</office:document-content>")
    styles = (f'{DECLARATION}<office:document-styles {spaces} office:version="1.2">'
              f"<office:styles/></office:document-styles>")
    entries = "".join(f'<manifest:file-entry manifest:full-path="{path}" '
                      f'manifest:media-type="{kind}"/>'
                      for path, kind in (("/", ODS_TYPE), ("content.xml", "text/xml"),
                                         ("styles.xml", "text/xml")))
    manifest = (f'{DECLARATION}<manifest:manifest xmlns:manifest="{ODF}manifest:1.0" '
                f'manifest:version="1.2">{entries}</manifest:manifest>')
    return _zipped([("mimetype", ODS_TYPE), ("content.xml", content), ("styles.xml", styles),
                    ("META-INF/manifest.xml", manifest)])
