"""The real server with three more routes behind the same sign-in: what a board or a move costs at the very least."""

import gc
import sqlite3
import sys
import threading
from pathlib import Path

import waitress
from flask import Flask, g, render_template_string, request

from kanban.app import create_app
from kanban.config import load_settings
from kanban.store import PRAGMAS
from kanban.web import security

_own = threading.local()

PLAIN = """<!doctype html><title>Papan</title>{% for step in steps %}<section><h2>{{ step[1] }}</h2><ol>
{% for card in cards if card[1] == step[0] %}<li class="card" id="case-{{ card[0] }}"><p>{{ card[2] }}</p>
<h3><a href="/cases/{{ card[0] }}">{{ card[3] }}</a></h3><p>{{ card[4] }}</p><p>{{ card[6] }}</p>
<button name="act" value="{{ card[1] }}:{{ card[5] }}" formaction="/cases/{{ card[0] }}/moves">Teruskan</button></li>
{% endfor %}</ol></section>{% endfor %}"""


def application(instance: str) -> Flask:
    """The product with the floors added."""
    app = create_app(load_settings(instance, {}))
    database = Path(instance) / "kanban.sqlite3"
    kept: dict[str, bytes] = {}

    @app.put("/floor/prebuilt")
    @security.csrf.exempt
    def keep() -> str:
        kept["page"] = request.get_data()
        return ""

    @app.get("/floor/prebuilt")
    def prebuilt() -> bytes:
        return kept["page"]

    @app.get("/floor/plain/<int:board>")
    def plain(board: int) -> str:
        with _connected(database) as connection:
            steps = connection.execute(
                "SELECT id, name FROM step WHERE version_id = ? ORDER BY no", (board,)
            ).fetchall()
            cards = connection.execute(
                'SELECT c.id, c.step_id, c.number, c.title, c.applicant, c.revision, r.due_at FROM "case" c '
                "JOIN run r ON r.case_id = c.id AND r.finished_at IS NULL "
                "WHERE c.version_id = ? AND c.step_id IS NOT NULL ORDER BY r.due_at", (board,),
            ).fetchall()  # fmt: skip
        return render_template_string(PLAIN, steps=steps, cards=cards)

    @app.post("/floor/move/<int:case>/<int:to>")
    @security.csrf.exempt
    def bare(case: int, to: int) -> str:
        with _connected(database) as connection:
            _bare_move(connection, case, to, g.at)
        return ""

    return app


def _connected(database: Path) -> sqlite3.Connection:
    """This thread's own connection, with its transaction: opening one is no part of the floor."""
    kept: dict[Path, sqlite3.Connection] = _own.__dict__.setdefault("kept", {})
    if database not in kept:
        kept[database] = sqlite3.connect(database, isolation_level=None)
        for name, value in PRAGMAS.items():
            kept[database].execute(f"PRAGMA {name}={value}")
    return kept[database]


def _bare_move(connection: sqlite3.Connection, case: int, to: int, at: int) -> None:
    """The rows that a move writes, and nothing else: output, run closed and opened, case, columns, event, head."""
    connection.execute("BEGIN IMMEDIATE")
    step, version = connection.execute('SELECT step_id, version_id FROM "case" WHERE id = ?', (case,)).fetchone()
    connection.execute(
        "INSERT INTO output(case_id,run_id,state,text,at,person_id,hat) SELECT case_id,id,'present','',?,1,'' FROM run "
        "WHERE case_id=? AND finished_at IS NULL", (at, case),
    )  # fmt: skip
    connection.execute(
        "UPDATE run SET finished_at=?, accepted_at=?, elapsed=1, worked=1, verdict='on-time', exit='handed_on', "
        "person_id=1, hat='Pelaksana (Staf)' WHERE case_id=? AND finished_at IS NULL", (at, at, case),
    )  # fmt: skip
    rounds = connection.execute("SELECT count(*) FROM run WHERE case_id=? AND step_id=?", (case, to)).fetchone()[0]
    connection.execute('UPDATE "case" SET step_id=?, revision=revision+1 WHERE id=?', (to, case))
    connection.execute(
        "INSERT INTO run(case_id,step_id,round,entered_at,standard,calendar_version_id,due_at,risk_at,late_at,"
        "is_estimated,reason,hat) VALUES (?,?,?,?,'working-time:10800',1,?,?,?,0,'','')",
        (case, to, rounds + 1, at, at, at, at),
    )  # fmt: skip
    connection.execute(
        "UPDATE column_revision SET revision=(SELECT max(revision)+1 FROM column_revision WHERE version_id=?) "
        "WHERE version_id=? AND step_id IN (?,?)", (version, version, step, to),
    )  # fmt: skip
    last, head = connection.execute("SELECT events, hash FROM chain_head").fetchone()
    connection.execute(
        "INSERT INTO event(id,at,kind,person_id,hat,case_id,version_id,data,key,request_hash,previous_hash,hash) "
        "VALUES (?,?,'hand-on',1,'',?,?,'{}',?,'',?,?)",
        (last + 1, at, case, version, f"floor-{last}", head, f"floor-{last}"),
    )  # fmt: skip
    connection.execute("UPDATE chain_head SET events=?, hash=?", (last + 1, f"floor-{last}"))
    connection.execute("COMMIT")


if __name__ == "__main__":
    served = application(sys.argv[1])
    gc.collect()
    gc.freeze()
    waitress.serve(served, host="127.0.0.1", port=int(sys.argv[2]), threads=16)
