"""Two processes of eight threads are killed in mid-move, again and again: what was acknowledged is there, once."""

import json
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain

import pytest
from sqlalchemy import func, select

from kanban.domain.outputs import THERE
from kanban.models import Event, Run
from kanban.upkeep import backup
from kanban.upkeep.place import Place
from tests.actions.rows import runs
from tests.actions.test_concurrency import PROCESSES, THREADS, Act, open_runs, process, start
from tests.office import AT, Office

ACTS = 400
"""More than a thread gets to do before it is killed."""
LONGEST = 0.6
"""Seconds from the first move to a kill; a short time finds starting, a long one a full log."""


@dataclass
class Tally:
    """What was promised, and what was found."""

    kills: int = 0
    acknowledged: dict[str, int] = field(default_factory=dict)
    """Case by key of the submit."""
    unanswered: int = 0
    """Moves that were done although the answer never came: the repetition found them."""
    errors: list[str] = field(default_factory=list)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_no_kill_loses_or_doubles_an_acknowledged_move(
    office: Office, place: Place, pytestconfig: pytest.Config, tell: Callable[[str], None]
) -> None:
    cases = [office.open_case(sop=2, step=3) for _ in range(PROCESSES * THREADS)]
    tally, began, wanted = Tally(), time.monotonic(), pytestconfig.getoption("--kills")
    chance = random.Random(wanted)
    while tally.kills < wanted:
        office.engine.dispose()  # nobody else has the file: a killed process's log is recovered by the next one
        plans = {case: list(to_and_fro(office, case, f"round-{tally.kills}")) for case in cases}
        killed_while_moving(office, plans, tally, chance)
        for plan in plans.values():
            send_again(office, plan, tally)
    doubled, lost = doubles(office), losses(office, tally)
    tell(
        f"{tally.kills} kills, {len(tally.acknowledged)} moves acknowledged, {len(lost)} lost, "
        f"{len(doubled)} doubled, {tally.unanswered} done but unanswered, {time.monotonic() - began:.0f} s"
    )
    assert (lost, doubled, tally.errors) == (set(), [], [])
    assert len(tally.acknowledged) > tally.kills  # they were killed at work, not before
    assert [office.case(case).revision for case in cases] == [len(runs(office, case)) for case in cases]
    assert open_runs(office) == Counter(cases)
    assert backup.contents(place.database).chain.is_whole


def killed_while_moving(office: Office, plans: dict[int, list[Act]], tally: Tally, chance: random.Random) -> None:
    """Two processes begin to move; each is killed at a moment of its own. What they had said by then is tallied."""
    jobs = [list(plans.values())[p::PROCESSES] for p in range(PROCESSES)]
    with process(office, "one", jobs[0]) as one, process(office, "two", jobs[1]) as two:
        said: list[list[str]] = [[], []]
        readers = [
            threading.Thread(target=listen, args=(each, lines)) for each, lines in zip((one, two), said, strict=True)
        ]
        for each, reader in zip((one, two), readers, strict=True):
            start(each)
            reader.start()
        for each in chance.sample([one, two], 2):
            time.sleep(chance.uniform(0, LONGEST))
            each.kill()
            tally.kills += 1
        for reader in readers:
            reader.join()
    for line in chain(*said):
        if line.endswith("}\n"):  # the last one may be cut
            tell(json.loads(line), tally)


def tell(answer: dict[str, object], tally: Tally) -> None:
    if answer.get("repeated") is False:
        tally.acknowledged[str(answer["key"])] = int(str(answer["case"]))
    else:
        tally.errors.append(json.dumps(answer))


def listen(running: subprocess.Popen[str], lines: list[str]) -> None:
    """Read as it comes: a full pipe would hold the threads up."""
    assert running.stdout is not None
    lines.extend(running.stdout)


def to_and_fro(office: Office, case_id: int, name: str) -> Iterator[Act]:
    """Moves of one case between steps 3 and 4, from wherever the last round left it."""
    case, steps = office.case(case_id), (office.step(2, 3).id, office.step(2, 4).id)
    here = steps.index(case.step_id or 0)
    for n in range(ACTS):
        to = steps[(here + n + 1) % 2]
        yield {
            "do": "move", "case": case_id, "to": to, "seen": case.revision + n, "at": AT + case.revision + n,
            "key": f"{name}-{case_id}-{n}", "by": office.pelaksana.person_id,
            "reason": "kurang" if to == steps[0] else "",
        }  # fmt: skip


def send_again(office: Office, plan: list[Act], tally: Tally) -> None:
    """As a browser does when no answer came. What was acknowledged must be known; what was not is done now, once."""
    told = sum(act["key"] in tally.acknowledged for act in plan)
    for n, act in list(enumerate(plan))[max(0, told - 1) : told + 1]:
        moved = office.move(
            act["case"], act["to"], seen=act["seen"], key=act["key"], at=act["at"], reason=act["reason"],
            by=office.pelaksana, output=THERE,
        )  # fmt: skip
        if n < told and not moved.is_repetition:
            tally.errors.append(f"{act['key']} was acknowledged and forgotten")
        tally.unanswered += n == told and moved.is_repetition
        tally.acknowledged[act["key"]] = act["case"]


def losses(office: Office, tally: Tally) -> set[tuple[str, int | None]]:
    """Acknowledged moves that the record does not hold."""
    with office.sessions() as session:
        kept = {(key, case) for key, case in session.execute(select(Event.key, Event.case_id)) if key}
    return set(tally.acknowledged.items()) - kept


def doubles(office: Office) -> list[object]:
    """Moves that happened twice: two events of one key, two stays entered by one move, more stays than events."""
    with office.sessions() as session:
        keys = select(Event.key).where(Event.key.is_not(None)).group_by(Event.key).having(func.count() > 1)
        rounds = select(Run.case_id).group_by(Run.case_id, Run.step_id, Run.round).having(func.count() > 1)
        stays = dict(session.execute(select(Run.case_id, func.count()).group_by(Run.case_id)).all())
        acts = dict(
            session.execute(
                select(Event.case_id, func.count()).where(Event.case_id.is_not(None)).group_by(Event.case_id)
            ).all()
        )
        return [*session.scalars(keys), *session.scalars(rounds), *(stays.items() ^ acts.items())]
