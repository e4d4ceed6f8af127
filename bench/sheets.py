"""The editor, the official sheet and its files: `python -m bench.sheets [--quick]`. Whole answers, from the request to
the last byte, in one process: a draft of 20 steps, and the figures of 120,000 finished stays.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from bench.filled import fill
from kanban import store
from kanban.actions.people import set_password
from kanban.actions.sop_beginnings import take_in
from kanban.app import create_app
from kanban.clock import now
from kanban.config import Settings
from kanban.domain.people import Actor
from kanban.domain.sop_drafts import SopDraft, written
from kanban.exchange.sop_formats import read_here
from kanban.models import Person
from kanban.web.accounts.passwords import hash_password
from tests.domain.sheet_made import seventeen
from tests.web.pages import Page

SECRET, CASES = "tiga kata mudah", 20_000


def twenty() -> SopDraft:
    """The SOP of 17 steps with three more."""
    draft = seventeen()
    more = tuple(replace(draft.steps[-1], key=f"s{n}", no=written(str(n))) for n in (18, 19, 20))
    return replace(draft, steps=(*draft.steps, *more))


def prepared(folder: Path) -> tuple[FlaskClient, int, int]:
    """The admin's browser, the draft, and the board with its finished cases."""
    secret = hash_password(SECRET)
    board = fill(folder / "kanban.sqlite3", open_cases=50, finished=CASES, at=now(), password_hash=secret)
    engine = store.prepare(create_engine(f"sqlite:///{folder / 'kanban.sqlite3'}"))
    with Session(engine) as session:
        admin = session.scalars(select(Person).where(Person.is_admin)).one()
        name, by = admin.username, Actor(admin.id)
        set_password(session, by.person_id, secret, by=by, at=now())
        (draft,) = take_in(session, [twenty()], by=by, at=now())
    engine.dispose()
    app = create_app(Settings(instance=folder))
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    client.post("/session", data={"username": name, "password": SECRET})
    return client, draft, board


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="bench.sheets", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="five rounds")
    rounds = 5 if parser.parse_args().quick else 40
    with tempfile.TemporaryDirectory() as folder:
        client, draft, board = prepared(Path(folder))
        print("| what | p50 ms | p95 ms | of which processor, p50 ms |\n|---|---:|---:|---:|")
        for name, act in acts(client, draft, board).items():
            act()
            found = [measured(act) for _ in range(rounds)]
            wall, own = sorted(each[0] for each in found), statistics.median(each[1] for each in found)
            late = wall[int(rounds * 0.95)]
            print(f"| {name} | {statistics.median(wall):.0f} | {late:.0f} | {own:.0f} |")


def acts(client: FlaskClient, draft: int, board: int) -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    workbook, pen = client.get(f"/sops/{draft}/sheet.xlsx").data, Pen(client, draft)
    figures = f"/sops/{board}/performance?from=2025-01-01"
    return {
        "editor: a field typed, until saved and answered": pen.type,
        "editor, opened": lambda: client.get(f"/sops/{draft}/edit").data,
        "sheet of 20 steps as a page": lambda: client.get(f"/sops/{draft}/sheet").data,
        "the same as a workbook": lambda: client.get(f"/sops/{draft}/sheet.xlsx").data,
        "that workbook read, its data believed": lambda: read_here(workbook),
        "the same given to the import, in a process of its own": lambda: taken(client, workbook),
        f"sheet with its performance, {6 * CASES:,} stays": lambda: client.get(figures).data,
        f"half-yearly table, {6 * CASES:,} stays": lambda: client.get("/sops/monitoring?from=2025-01-01").data,
    }


def measured(act: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds on the clock, and of this process."""
    began, own = time.perf_counter(), time.thread_time()
    act()
    return (time.perf_counter() - began) * 1000, (time.thread_time() - own) * 1000


class Pen:
    """Types into one field of the editor, which sends the whole form each time."""

    def __init__(self, client: FlaskClient, draft: int) -> None:
        self.client, self.draft = client, draft
        page = Page.read(client.get(f"/sops/{draft}/edit").text)
        self.fields = page.form(f"/sops/{draft}/edits")
        self.count = 0

    def type(self) -> bytes:
        """One change."""
        self.count += 1
        self.fields |= {"activity-s5": f"Menjadwalkan peninjauan ke-{self.count}", "act": "save"}
        answer = self.client.post(f"/sops/{self.draft}/edits", data=self.fields, headers={"HX-Request": "true"})
        assert answer.status_code == 200, answer.status_code
        self.fields["seen"] = str(int(self.fields["seen"]) + 1)
        return answer.data


def taken(client: FlaskClient, workbook: bytes) -> bytes:
    answer = client.post("/sops/imports", data={"document": (BytesIO(workbook), "sop.xlsx")})
    assert answer.status_code == 303, answer.status_code
    return answer.data


if __name__ == "__main__":
    main()
