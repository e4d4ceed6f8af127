"""A process of its own on an office's database: eight threads that act, and a line on stdout for each acknowledged act.

Run as `python office_process.py DATABASE JOB`, where JOB is JSON: a list of acts for each thread. It says "ready",
begins at the next line on stdin, and prints one JSON line per act after the action has returned.
"""

import json
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from kanban.actions.cases import Intake, open_case
from kanban.actions.gates import Said
from kanban.actions.moves import move_case
from kanban.actions.tick_rows import Mark
from kanban.actions.ticks import tick
from kanban.domain.moves import Refused
from kanban.domain.outputs import THERE
from kanban.domain.requirements import TickState
from kanban.queries.people import signed_in
from kanban.store import prepare

THURSDAY = date(2026, 11, 26)
printing = threading.Lock()


def tell(**words: Any) -> None:
    with printing:
        print(json.dumps(words), flush=True)


def carry_out(session: Session, act: dict[str, Any]) -> dict[str, Any]:
    """Do one act as its person; what it answered, or the name of the refusal."""
    person = signed_in(session, act["by"], THURSDAY)
    assert person is not None
    by = person.actor(None)
    try:
        if act["do"] == "open":
            case_id = open_case(session, act["board"], Intake(title="x"), key=act["key"], by=by, at=act["at"])
            return {"case": case_id, "repeated": False}
        marks = tuple(Mark(line, TickState.PRESENT) for line in act.get("marks", ()))
        if act["do"] == "tick":
            ticked = tick(session, act["case"], marks, key=act["key"], by=by, at=act["at"])
            return {"case": ticked.case_id, "repeated": ticked.is_repetition}
        moved = move_case(
            session, act["case"], to=act["to"], seen=act["seen"], key=act["key"], by=by, at=act["at"],
            reason=act.get("reason", ""), said=Said(marks, THERE),
        )  # fmt: skip
        return {"case": moved.case_id, "repeated": moved.is_repetition}
    except Refused as refused:
        return {"case": act.get("case"), "refused": refused.why}
    except Exception as error:
        return {"case": act.get("case"), "error": repr(error)}


def thread(engine: Any, acts: list[dict[str, Any]]) -> None:
    for act in acts:
        with Session(engine) as session:
            tell(key=act["key"], **carry_out(session, act))


def main(database: str, job: str) -> None:
    engine = prepare(create_engine(f"sqlite:///{database}", pool_size=8))
    threads = [threading.Thread(target=thread, args=(engine, acts)) for acts in json.loads(Path(job).read_text())]
    print("ready", flush=True)
    sys.stdin.readline()
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    engine.dispose()


if __name__ == "__main__":
    main(*sys.argv[1:])
