"""Files broken at random: no reader crashes, hangs, or names a role that nothing shows.

Ten minutes of it, ending with a count by reader and the slowest file:

    .venv/bin/python -m tests.exchange.test_sop_fuzz 10
"""

import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kanban.exchange.sop_findings import Reading
from kanban.exchange.sop_formats import read_here
from kanban.exchange.sop_json import to_json
from tests.exchange.hand_made import Habit, by_hand
from tests.exchange.pdf_made import PdfDialect, pages
from tests.exchange.pdf_pages import Page, assembled
from tests.exchange.sop_made import BRIEF
from tests.exchange.text_made import docx, markdown, named, separated, ticked
from tests.exchange.xlsx_made import xlsx

EXAMPLES = 40
WORDS = [
    "No",
    "Kegiatan",
    "Pelaksana",
    "Kadis",
    "Staf",
    "Mutu",
    "Baku",
    "Kelengkapan",
    "Waktu",
    "Output",
    "1",
    "2.",
    "3",
    "hari",
    "(1)",
    "5",
    "menit",
    "-",
    "√",
    "+",
    "~",
]
FEW = settings(
    max_examples=EXAMPLES,
    deadline=timedelta(minutes=5), suppress_health_check=list(HealthCheck), database=None,
)  # fmt: skip
PACKAGES = (xlsx(BRIEF), by_hand(BRIEF, habit=Habit(rows=3, mark="fill")), docx(named(BRIEF)))
PAGES = (pages(BRIEF), pages(BRIEF, dialect=PdfDialect(table="thin", shapes="strokes", per_page=2)))
PDFS = tuple(map(assembled, PAGES))
TEXTS = (
    separated(ticked(BRIEF), "\t"), separated(named(BRIEF), ";", '"'), markdown(named(BRIEF)),
    to_json(read_here(PACKAGES[0]).drafts[0]).encode(),
)  # fmt: skip
OPERATORS = (
    "{} {} m {} {} l S", "{} {} {} {} re f", "{} {} m {} {} l {} {} l h S", "{} {} {} {} {} {} cm",
    "{} {} m {} {} {} {} {} {} c S", "q", "Q", "/P1 Do", "BT /F1 {} Tf {} {} Td (Ya) Tj ET",
)  # fmt: skip
READ: Counter[str] = Counter()
"""How many files each reader was given."""
SLOWEST = [0.0]

edits = st.lists(
    st.tuples(st.integers(0, 10**6), st.integers(0, 40), st.binary(max_size=40)), min_size=1, max_size=12
)  # fmt: skip
numbers = st.one_of(
    st.integers(-50, 1000), st.floats(-1e9, 1e9), st.sampled_from(["1e999", "-", "99999999999999999999"])
)
operators = st.lists(
    st.tuples(
        st.integers(0, 10**4), st.sampled_from(OPERATORS), st.lists(numbers, min_size=8, max_size=8), st.booleans()
    ),
    min_size=1, max_size=12,
)  # fmt: skip
cells = st.one_of(st.sampled_from(WORDS), st.text(max_size=20))
tables = st.lists(st.lists(cells, max_size=12), max_size=20)


def broken(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """Some stretches of a file cut out and replaced."""
    for place, length, instead in changes:
        at = place % (len(content) + 1)
        content = content[:at] + instead + content[at + length :]
    return content


def inside(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """A workbook whose sheet or drawing is broken, in a ZIP that is whole."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for n, name in enumerate(old.namelist()):
            data = old.read(name)
            new.writestr(name, broken(data, changes) if "sheet" in name or "drawing" in name or n % 3 == 0 else data)
    return made.getvalue()


def repainted(drawn: list[Page], changes: list[tuple[int, str, list[object], bool]]) -> bytes:
    """A PDF with some of its operators replaced, or others painted between them; the file itself is whole."""
    parts = [list(page.parts) for page in drawn]
    for place, operator, values, is_more in changes:
        page = parts[place % len(parts)]
        at = place % (len(page) + 1)
        page[at : at if is_more else at + 1] = [operator.format(*values)]
    return assembled([Page(page) for page in parts])


def check(content: bytes) -> Reading:
    """Reads a file and finds nothing in the answer that the file could not say."""
    began = time.perf_counter()
    reading = read_here(content)
    SLOWEST[:] = [max(*SLOWEST, time.perf_counter() - began)]
    READ[reading.format or "none"] += 1
    assert reading.remarks
    assert all(remark.words.found for remark in reading.remarks)
    for draft in reading.drafts:
        labels = {column.label.value for column in draft.columns}
        sure = {step.role.value for step in draft.steps if step.role.is_sure and not step.role.raw}
        assert reading.format == "json" or sure <= labels
    return reading


@FEW
@given(content=st.binary(max_size=3000))
def test_any_bytes(content):
    check(content)


@FEW
@given(content=st.sampled_from((*PACKAGES, *PDFS, *TEXTS)), changes=edits)
def test_a_broken_file(content, changes):
    check(broken(content, changes))


@FEW
@given(content=st.sampled_from(PACKAGES), changes=edits)
def test_a_workbook_or_word_file_with_broken_parts(content, changes):
    check(inside(content, changes))


@FEW
@given(drawn=st.sampled_from(PAGES), changes=operators)
def test_a_pdf_that_paints_something_else(drawn, changes):
    check(repainted(drawn, changes))


@FEW
@given(table=tables, sign=st.sampled_from("\t;,|"))
def test_any_table_of_text(table, sign):
    reading = check("\n".join(sign.join(row) for row in table).encode("utf-8", "replace"))
    assert not any(step.role.is_sure for draft in reading.drafts for step in draft.steps if not step.role.raw)


def run(minutes: float) -> None:
    """Goes round all of them until the time is over."""
    end = time.monotonic() + minutes * 60
    every: list[Callable[[], None]] = [test for name, test in globals().items() if name.startswith("test_")]
    while time.monotonic() < end:
        for test in every:
            test()
    print(f"{READ.total()} files, the slowest {SLOWEST[0]:.1f} s:", *(f"{n} {name}" for name, n in READ.most_common()))


if __name__ == "__main__":
    run(float(sys.argv[1]))
