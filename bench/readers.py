"""What reading an SOP document costs: `python -m bench.readers [--quick]`.

Medians over rounds of documents drawn by the tests, in this process and in the one of its own that a stranger's file
gets, beside the floor of starting Python. docs/performance.md keeps a table with its machine and date.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from kanban.exchange.sop_formats import read_here
from kanban.exchange.sop_reading import read
from tests.exchange.pdf_made import PdfDialect, pdf
from tests.exchange.sop_made import LETTERS, long_sop
from tests.exchange.xlsx_made import xlsx

SCAN = Path(__file__).parents[1] / "tests" / "data" / "seed_scan.txt"


def documents() -> dict[str, bytes]:
    """A usual file of each kind, and a long one."""
    return {
        "text, 14 steps": SCAN.read_bytes(),
        "xlsx, 6 steps": xlsx(LETTERS),
        "xlsx, 17 steps": xlsx(long_sop()),
        "pdf, 6 steps": pdf(LETTERS),
        "pdf, 17 steps, 2 pages": pdf(long_sop(), dialect=PdfDialect(table="thin", per_page=10)),
        "pdf, 10 SOPs": pdf(*[LETTERS] * 10, dialect=PdfDialect(table="thin")),
    }


def milliseconds(act: Callable[[], object], rounds: int) -> int:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return round(median(times) * 1000)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.readers", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="three rounds")
    rounds = 3 if parser.parse_args().quick else 15
    floor = milliseconds(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), rounds)
    print(f"{'starting Python':<24}{'':>9}{floor:>14} ms")
    for name, content in documents().items():
        read_here(content)
        here = milliseconds(lambda content=content: read_here(content), rounds)
        apart = milliseconds(lambda content=content: read(content), rounds)
        print(f"{name:<24}{here:>6} ms{apart:>14} ms in a process of its own")


if __name__ == "__main__":
    main()
