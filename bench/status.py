"""Whether time tells a wrong number from a wrong key on the page for applicants: `python -m bench.status`.

Each try has a number and an address of its own, so that no lock is met; the kinds take turns. The second line of wrong
numbers is the control: what differs between the two is noise.
"""

import random
import statistics
import tempfile
import time
from pathlib import Path

from sqlalchemy import create_engine, text

from bench.filled import fill
from kanban import store
from kanban.app import create_app
from kanban.clock import now
from kanban.config import Settings

CASES, TRIES = 3000, 2000


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "kanban.sqlite3"
        fill(database, open_cases=10, finished=CASES, at=now(), password_hash="")
        engine = store.prepare(create_engine(f"sqlite:///{database}"))
        with engine.begin() as connection:
            connection.execute(text("UPDATE office SET has_status_page = 1"))
            connection.execute(
                text(
                    "INSERT INTO particulars (case_id, nik, nib, letter_number, salt) "
                    "SELECT id, '', '', '', lower(hex(randomblob(16))) FROM \"case\""
                )
            )
        engine.dispose()
        app = create_app(Settings(instance=Path(folder)))
        app.config["WTF_CSRF_ENABLED"] = False
        client, times = app.test_client(), {name: [] for name in ("wrong key", "wrong number", "wrong number again")}
        for n in random.Random(1).sample(range(1, CASES + 1), TRIES):
            numbers = {"wrong key": n, "wrong number": n + CASES, "wrong number again": n + 2 * CASES}
            for name in random.Random(n).sample(list(numbers), 3):
                form = {"file": f"PLT-2025-{numbers[name]:03d}", "key": "AAAA-AAAA"}
                address = {"REMOTE_ADDR": f"10.{numbers[name] >> 16}.{numbers[name] >> 8 & 255}.{numbers[name] & 255}"}
                began = time.perf_counter()
                answer = client.post("/status", data=form, environ_base=address)
                times[name].append((time.perf_counter() - began) * 1e6)
                assert answer.status_code == 422, (name, answer.status_code)
        print(f"{TRIES} of each\n\n| | p25 µs | p50 µs | p75 µs |\n|---|---:|---:|---:|")
        for name, taken in times.items():
            print(f"| {name} | {' | '.join(f'{each:.0f}' for each in statistics.quantiles(taken, n=4))} |")
        for name in ("wrong number", "wrong number again"):
            print(f"\nslower than a {name}: {slower(times['wrong key'], times[name]):.1%} of the wrong keys")
        again = slower(times["wrong number again"], times["wrong number"])
        print(f"\ncontrol: {again:.1%}; half is no difference")


def slower(one: list[float], other: list[float]) -> float:
    """How often a try of one kind took longer than the other's in the same turn."""
    return sum(a > b for a, b in zip(one, other, strict=True)) / len(one)


if __name__ == "__main__":
    main()
