"""Two processes of eight threads are killed while they open cases: the register has no gap, no double, nothing lost."""

import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest
from sqlalchemy import select

from kanban.models import Case, Particulars, Register
from kanban.upkeep import backup
from kanban.upkeep.place import Place
from tests.actions.test_concurrency import PROCESSES, THREADS, Act, dealt, open_runs, process, start
from tests.office import AT, Office

LONGEST = 0.5
"""Seconds from the first intake to a kill."""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_the_register_has_no_gap_and_no_double_whatever_is_killed(
    office: Office, place: Place, pytestconfig: pytest.Config, tell: Callable[[str], None]
) -> None:
    wanted, chance = pytestconfig.getoption("--intakes"), random.Random(7)
    acts = [intake(office, n) for n in range(wanted)]
    done: dict[str, int] = {}
    kills = 0
    while left := [act for act in acts if act["key"] not in done]:
        office.engine.dispose()
        said, killed = some_of(office, left, chance, is_last=kills >= pytestconfig.getoption("--kills"))
        done |= said
        kills += killed
    tell(f"{wanted} intakes by {PROCESSES} × {THREADS} threads, {kills} kills, {len(numbers(office))} cases")
    assert numbers(office) == list(range(1, wanted + 1))
    assert len(set(done.values())) == wanted
    with office.sessions() as session:
        assert session.scalars(select(Register.last)).all() == [wanted]
        assert len(session.scalars(select(Particulars.case_id)).all()) == wanted
    assert set(open_runs(office).values()) == {1}
    assert backup.contents(place.database).chain.is_whole


def intake(office: Office, n: int) -> Act:
    return {"do": "open", "board": office.board(2).id, "key": f"intake-{n}", "by": office.kadis.person_id, "at": AT}


def some_of(office: Office, left: list[Act], chance: random.Random, *, is_last: bool) -> tuple[dict[str, int], int]:
    """Send what is not known to be done, with the same keys; both processes are killed at moments of their own."""
    jobs = dealt(left)
    with process(office, "one", jobs[0]) as one, process(office, "two", jobs[1]) as two:
        said: list[list[str]] = [[], []]
        readers = [threading.Thread(target=listen, args=pair) for pair in zip((one, two), said, strict=True)]
        for each, reader in zip((one, two), readers, strict=True):
            start(each)
            reader.start()
        for each in chance.sample([one, two], 2):
            if not is_last:
                time.sleep(chance.uniform(0, LONGEST))
                each.kill()
        for reader in readers:
            reader.join()
    answers = [json.loads(line) for line in (*said[0], *said[1]) if line.endswith("}\n")]
    assert [answer for answer in answers if "error" in answer or "refused" in answer] == []
    return {answer["key"]: answer["case"] for answer in answers}, 0 if is_last else 2


def listen(running: subprocess.Popen[str], lines: list[str]) -> None:
    assert running.stdout is not None
    lines.extend(running.stdout)


def numbers(office: Office) -> list[int]:
    with office.sessions() as session:
        return sorted(session.scalars(select(Case.serial)))
