"""The ways in which office programs paint a PDF."""

from tests.exchange.pdf_made import PdfDialect

DIALECTS = {
    "rectangles and paths": PdfDialect(),
    "each side a stroke": PdfDialect(shapes="strokes"),
    "dark frames of fill only": PdfDialect(shapes="fill"),
    "curves that hardly bend": PdfDialect(shapes="curve"),
    "pictures with connectors": PdfDialect(shapes="picture"),
    "borders as thin rectangles": PdfDialect(table="thin"),
    "borders of single dashes": PdfDialect(pen="dashes"),
    "borders as quadrilaterals": PdfDialect(pen="quads"),
    "borders and sides as quadrilaterals": PdfDialect(pen="quads", shapes="strokes"),
    "borders and sides in filled pieces": PdfDialect(pen="pieces", shapes="strokes"),
    "every cell a rectangle": PdfDialect(table="cells"),
    "cells and fill-only frames": PdfDialect(table="cells", shapes="fill"),
    "thin borders, stroked shapes": PdfDialect(table="thin", shapes="strokes"),
    "arrows without heads": PdfDialect(heads="none"),
    "lines that end where their head begins": PdfDialect(heads="apart"),
    "heads of two strokes": PdfDialect(heads="open"),
    "arrows along a border": PdfDialect(aside=35),
    "arrows along the border of cells": PdfDialect(aside=35, table="cells"),
    "row of column numbers": PdfDialect(numbering=True),
    "labels on two lines": PdfDialect(two_line_labels=True),
    "labels that run upwards": PdfDialect(turned_labels=True),
    "letters spaced out": PdfDialect(spaced=True),
    "letters painted twice": PdfDialect(letters="twice"),
    "words written backwards": PdfDialect(letters="backwards"),
    "no identity block": PdfDialect(identity=False),
}
OVER_PAGES = {
    "header on each page": PdfDialect(per_page=4),
    "header on the first page only": PdfDialect(per_page=4, repeat_header=False),
    "no line under a page's last row": PdfDialect(per_page=4, repeat_header=False, is_cut_open=True),
}
