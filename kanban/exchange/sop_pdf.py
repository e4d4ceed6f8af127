"""SOP tables in PDFs that a program made: the letters and lines of each page become grids, joined where a table goes
on.
"""

import io
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from kanban.exchange.pdf.sop_pdf_asides import answers_beside
from kanban.exchange.pdf.sop_pdf_marks import marks
from kanban.exchange.pdf.sop_pdf_painted import Painted, TooMuchPainted, painted
from kanban.exchange.pdf.sop_pdf_rules import Rules
from kanban.exchange.pdf.sop_pdf_shapes import take_apart
from kanban.exchange.pdf.sop_pdf_stack import Sheet, StackedGrid
from kanban.exchange.pdf.sop_pdf_table import Cells, Layout, continued, head_words, layouts, repeats
from kanban.exchange.pdf.sop_pdf_words import words
from kanban.exchange.sop_finding_words import Finding
from kanban.exchange.sop_findings import Reading, Remark, failed
from kanban.exchange.sop_formats import outcome

MOST_PAGES = 60
MOST_SECONDS = 12
"""Of processor time for all pages; an ordinary page takes a tenth of a second."""
_FEWEST_LETTERS = 20
MOST_OBJECTS = 60_000
"""Letters and lines of a page; a map has more, an SOP has 3,000."""


@dataclass(slots=True)
class _Document:
    """The pages read so far: grids, and the table that may go on."""

    grids: list[StackedGrid] = field(default_factory=list)
    open: StackedGrid | None = None
    pages: int = 0
    pictures: int = 0


def read_pdf(content: bytes) -> Reading:
    """Never raises for a broken file; what it could not read it says."""
    try:
        with PDF.open(io.BytesIO(content)) as pdf:
            return _read(pdf)
    except Exception as error:
        is_locked = isinstance(error, PDFPasswordIncorrect | PDFEncryptionError) or (
            isinstance(error, PdfminerException)
            and any(isinstance(e, PDFPasswordIncorrect | PDFEncryptionError) for e in error.args)
        )
        return failed(Finding.ENCRYPTED if is_locked else Finding.DAMAGED, "pdf")


def _read(pdf: PDF) -> Reading:
    document = _Document()
    count = len(pdf.pages)
    if not count:
        return failed(Finding.DAMAGED, "pdf")
    begun = time.process_time()
    for page in pdf.pages[:MOST_PAGES]:
        if time.process_time() - begun > MOST_SECONDS:
            break
        document.pages += 1
        _page(document, page)
        page.close()
    remarks = []
    if document.pages < count:
        remarks.append(Remark(Finding.MANY_PAGES, {"pages": count, "limit": document.pages}))
    if document.pictures == document.pages:
        return failed(Finding.SCANNED, "pdf", pages=document.pages)
    if document.pictures:
        remarks.append(Remark(Finding.PARTLY_SCANNED, {"pages": document.pictures}))
    return outcome([each.grid() for each in document.grids], "pdf", remarks)


def _page(document: _Document, page: Any) -> None:
    try:
        here = painted(page, MOST_OBJECTS)
    except TooMuchPainted:
        return
    document.pictures += _is_picture(here)
    number = page.page_number
    drawn = take_apart(marks(here), here.pictures, (float(page.width), float(page.height)), number)
    rules = Rules(drawn.ruling)
    found = words(here.letters)
    asides = answers_beside(found, drawn.shapes)
    cells = Cells.of((word for word in found if word not in asides), rules)
    _add(document, Sheet(cells, rules, drawn, found, number))


def _add(document: _Document, sheet: Sheet) -> None:
    """The tables of a page, the first perhaps the one that the page before left open."""
    tables, begin = layouts(sheet.cells, sheet.rules), 0.0
    if document.open and (more := _going_on(document.open, tables, sheet)):
        document.open.add(more, sheet)
        begin, tables = more.ys[-1], [table for table in tables if table.ys[0] >= more.ys[-1]]
    for layout in tables:
        growing = StackedGrid(layout, head_words(layout, sheet.cells))
        growing.before(sheet, begin, layout.ys[0])
        growing.add(layout, sheet)
        document.grids.append(growing)
        document.open, begin = growing, layout.ys[-1]
    if begin == 0:
        document.open = None
        growing = StackedGrid(Layout((0.0, 1.0), (0.0, 1.0), 0, 0), ())
        growing.before(sheet, 0, float("inf"))
        document.grids.append(growing)


def _going_on(table: StackedGrid, tables: Sequence[Layout], sheet: Sheet) -> Layout | None:
    """The rows that continue an open table, below its header repeated or without it."""
    if tables and repeats(tables[0], table.layout, sheet.cells, table.head):
        return tables[0].body
    return continued(table.layout, sheet.rules, tables[0].ys[0] if tables else float("inf"))


def _is_picture(page: Painted) -> bool:
    """Whether a page has nothing to read: a scan, or nothing at all."""
    letters = sum(bool(char["text"].strip()) for char in page.letters)
    is_drawn = page.rects or page.paths
    return letters < _FEWEST_LETTERS and not is_drawn and (bool(page.pictures) or not letters)
