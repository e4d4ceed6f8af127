"""Our own documents in the dialects of offices are read exactly: every step, role, waktu, requirement, output and loop.

`docs/readers.md` is the table of them. After a fixture is added it is written again by

    .venv/bin/python -m tests.exchange.test_sop_fixtures
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pytest

from kanban.exchange.sop_formats import read_here
from tests.exchange.sop_fixtures import ARROWS, Fixture, fixtures
from tests.exchange.sop_made import facts, found

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "readers.md"
INTRODUCTION = """\
# What the readers read

This table is generated, and a test compares it with its fixtures: documents that `tests/exchange` makes operator by
operator, in the dialects that offices and their programs use. Each one is read by
`tests/exchange/test_sop_fixtures.py`, and every field of every step must come out exactly: activity, roles, waktu,
requirements, output, whether the step decides and where "Tidak" leads. To write it again:
`.venv/bin/python -m tests.exchange.test_sop_fixtures`

The numbers are what a document holds and what is read of it; a difference in one step fails the test. Edges are the
ways back of "Tidak"; "–" where nothing draws arrows (text, Word tables, symbols or marks alone): there none may come
out, and a person draws it. "surat", "ruang" and "panjang" are three made SOPs.

The fixtures show dialects, not how often they occur. What is ambiguous on purpose (a shape on a column's border, a
waktu over several steps, no symbols at all, cut words of a scan) has its own tests, beside this file's: there a field
must come out doubted or empty, never as a sure guess. Broken files are those of `tests/exchange/test_sop_fuzz.py`.
"""


@pytest.mark.parametrize("fixture", [*fixtures()], ids=lambda fixture: fixture.title)
def test_every_field_is_read_exactly(fixture: Fixture) -> None:
    reading = read_here(fixture.make())
    assert [fixture.told(found(reading, n)) for n in range(len(reading.drafts))] == fixture.meant()
    led = [arrow for draft in reading.drafts for arrow in draft.arrows if arrow.kind == "no" and arrow.to]
    assert fixture.tells == ARROWS or not led


def document() -> str:
    made = [line for kind, rows in groupby(fixtures(), key=lambda each: each.kind) for line in table(kind, [*rows])]
    return "\n".join([INTRODUCTION, *made])


def table(kind: str, rows: Sequence[Fixture]) -> Iterator[str]:
    yield f"## {kind}\n"
    yield "| fixture | steps | roles | waktu | requirements | edges |"
    yield "|---|---:|---:|---:|---:|---:|"
    for fixture in rows:
        yield f"| {fixture.name} | {' | '.join(counts(fixture))} |"
    yield ""


def counts(fixture: Fixture) -> Iterator[str]:
    steps = [step for sop in fixture.sops for step in facts(sop)]
    yield str(len(steps))
    yield str(sum(len(roles) for _, roles, *_ in steps))
    yield str(sum(bool(waktu) for _, _, waktu, *_ in steps))
    yield str(sum(len(requirements) for _, _, _, requirements, *_ in steps))
    yield str(sum(back is not None for *_, back in steps)) if fixture.tells == ARROWS else "–"


def test_the_document_lists_every_fixture() -> None:
    assert DOCUMENT.read_text("utf-8") == document()


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
