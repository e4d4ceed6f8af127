"""Two processes of eight threads on one file: nothing lost, nothing doubled, no database "locked"."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from kanban.models import Case, Run
from tests.actions.rows import events, runs
from tests.actions.test_record import chain_fault
from tests.actions.ticking import lines, ticks
from tests.office import AT, Office

ROOT = Path(__file__).resolve().parents[2]
PROCESSES, THREADS = 2, 8
Act = dict[str, Any]
Answer = dict[str, Any]


def at_once(office: Office, jobs: list[list[list[Act]]]) -> list[Answer]:
    """Every thread of every process carries out its acts, all beginning together; what each act answered."""
    with ExitStack() as stack:
        running = [stack.enter_context(process(office, f"job-{n}", threads)) for n, threads in enumerate(jobs)]
        for each in running:
            start(each)
        ended = [each.communicate() for each in running]
    assert [(each.returncode, errors) for each, (_, errors) in zip(running, ended, strict=True)] == [(0, "")] * len(
        jobs
    )
    return [json.loads(line) for output, _ in ended for line in output.splitlines()]


@contextmanager
def process(office: Office, name: str, threads: list[list[Act]]) -> Iterator[subprocess.Popen[str]]:
    """A process that stands ready to begin."""
    job = office.path.parent / f"{name}.json"
    job.write_text(json.dumps(threads))
    command = [sys.executable, "-m", "tests.actions.office_process", str(office.path), str(job)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, text=True, stdin=pipe, stdout=pipe, stderr=pipe) as running:
        try:
            assert running.stdout is not None
            assert running.stdout.readline() == "ready\n"
            yield running
        finally:
            running.kill()


def start(running: subprocess.Popen[str]) -> None:
    assert running.stdin is not None
    running.stdin.write("\n")
    running.stdin.flush()


def dealt(acts: list[Act]) -> list[list[list[Act]]]:
    """The acts dealt out like cards: neighbours go to different threads and processes."""
    return [[acts[p + PROCESSES * t :: PROCESSES * THREADS] for t in range(THREADS)] for p in range(PROCESSES)]


def there_and_back(office: Office, case_id: int, moves: int, name: str) -> list[Act]:
    """Moves of one case between steps 3 and 4, which both belong to Pelaksana."""
    three, four = office.step(2, 3).id, office.step(2, 4).id
    seen = office.case(case_id).revision
    return [
        {
            "do": "move", "case": case_id, "to": four if n % 2 == 0 else three, "seen": seen + n, "at": AT + n,
            "key": f"{name}-{n}", "by": office.pelaksana.person_id, "reason": "" if n % 2 == 0 else "kurang",
        }
        for n in range(moves)
    ]  # fmt: skip


def open_runs(office: Office) -> Counter[int]:
    with office.sessions() as session:
        return Counter(session.scalars(select(Run.case_id).where(Run.finished_at.is_(None))))


def test_different_cards_move_side_by_side(office: Office) -> None:
    cases = [office.open_case(sop=2, step=3) for _ in range(PROCESSES * THREADS)]
    plans = [there_and_back(office, case_id, 8, f"card-{case_id}") for case_id in cases]
    answers = at_once(office, [plans[p * THREADS : (p + 1) * THREADS] for p in range(PROCESSES)])
    assert sorted(answer["key"] for answer in answers) == sorted(act["key"] for plan in plans for act in plan)
    assert [answer for answer in answers if answer.get("repeated") is not False] == []
    assert [office.case(case_id).revision for case_id in cases] == [3 + 8] * len(cases)
    assert [len(runs(office, case_id)) for case_id in cases] == [3 + 8] * len(cases)
    assert open_runs(office) == Counter(cases)
    assert chain_fault(office.engine) is None


def test_of_all_who_drop_one_card_at_the_same_instant_one_moves_it(office: Office) -> None:
    case_id = office.open_case(sop=2, step=3)
    act = there_and_back(office, case_id, 1, "drop")[0]
    people = (office.pelaksana.person_id, office.other_pelaksana.person_id)
    acts = [{**act, "key": f"drop-{n}", "by": people[n % 2]} for n in range(PROCESSES * THREADS)]
    answers = at_once(office, dealt(acts))
    assert Counter(answer.get("refused", "moved") for answer in answers) == {"moved": 1, "stale": 15}
    assert (len(runs(office, case_id)), len(events(office, case_id))) == (4, 4)
    assert open_runs(office) == Counter([case_id])


def test_one_submit_sent_sixteen_times_is_one_move(office: Office) -> None:
    case_id = office.open_case(sop=2, step=3)
    acts = there_and_back(office, case_id, 1, "same") * (PROCESSES * THREADS)
    answers = at_once(office, dealt(acts))
    assert Counter(answer.get("repeated") for answer in answers) == {False: 1, True: 15}
    assert (len(runs(office, case_id)), len(events(office, case_id))) == (4, 4)


def test_of_all_who_tick_and_move_one_card_at_once_each_paper_is_ticked_once_and_one_moves_it(office: Office) -> None:
    case_id, ids = office.open_case(sop=3, met=False), lines(office, 3, 1)
    people = (office.pelaksana.person_id, office.other_pelaksana.person_id)
    one = {"case": case_id, "at": AT, "marks": ids, "to": office.step(3, 2).id, "seen": 1}
    acts = [
        {**one, "do": ("tick", "move")[n // 2 % 2], "key": f"at-once-{n}", "by": people[n % 2]}
        for n in range(PROCESSES * THREADS)
    ]
    answers = at_once(office, dealt(acts))
    told = Counter(answer.get("refused", "done") for answer in answers if answer["key"] in keys(acts, "move"))
    assert told == {"done": 1, "stale": 7}
    ticked = {answer.get("refused", "done") for answer in answers if answer["key"] in keys(acts, "tick")}
    assert ticked <= {"done", "requirement-elsewhere"}
    assert [row.requirement_id for row in ticks(office)] == ids
    assert (office.case(case_id).revision, chain_fault(office.engine)) == (2, None)


def keys(acts: list[Act], do: str) -> set[str]:
    return {act["key"] for act in acts if act["do"] == do}


def test_simultaneous_intakes_are_numbered_without_gaps(office: Office) -> None:
    board = office.board(2).id
    acts = [
        {"do": "open", "board": board, "key": f"open-{n}", "by": office.kadis.person_id, "at": AT} for n in range(48)
    ]
    answers = at_once(office, dealt(acts))
    assert [answer for answer in answers if "error" in answer or "refused" in answer] == []
    with office.sessions() as session:
        assert session.scalars(select(Case.serial).order_by(Case.serial)).all() == list(range(1, 49))
        assert session.scalar(select(func.count(Run.id))) == 48
    assert sorted(open_runs(office)) == sorted(answer["case"] for answer in answers)
    assert chain_fault(office.engine) is None


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_process_killed_in_mid_move_loses_no_acknowledged_move(office: Office) -> None:
    cases = [office.open_case(sop=2, step=3) for _ in range(THREADS)]
    acknowledged = []
    with process(
        office, "killed", [there_and_back(office, case_id, 500, str(case_id)) for case_id in cases]
    ) as running:
        start(running)
        assert running.stdout is not None
        acknowledged += [running.stdout.readline() for _ in range(40)]
        running.kill()
        acknowledged += running.stdout.readlines()
    kept = {event.key for case_id in cases for event in events(office, case_id)}
    whole = [json.loads(line) for line in acknowledged if line.endswith("}\n")]
    assert [answer for answer in whole if answer.get("repeated") is not False] == []
    assert {answer["key"] for answer in whole} - kept == set()
    assert [office.case(case_id).revision for case_id in cases] == [len(runs(office, case_id)) for case_id in cases]
    assert open_runs(office) == Counter(cases)
    assert chain_fault(office.engine) is None
    assert office.send_back(cases[0], 1, at=AT + 86400).kind == "send-back"
