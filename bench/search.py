"""The search box at 100,000 cases: `python -m bench.search`. Whole answers, from the request to the last byte."""

import random
import statistics
import tempfile
import time
from pathlib import Path

from sqlalchemy import create_engine, text

from bench.filled import PASSWORD_OF, fill
from kanban import store
from kanban.app import create_app
from kanban.clock import now
from kanban.config import Settings
from kanban.web.accounts.passwords import hash_password

FINISHED, OPEN, ROUNDS = 100_000, 400, 30
WORDS = [
    "pelatihan",
    "batik",
    "tulis",
    "kemasan",
    "produk",
    "makanan",
    "ringan",
    "barista",
    "wirausaha",
    "muda",
    "pemasaran",
    "digital",
    "foto",
    "lapak",
    "bazar",
    "promosi",
    "sertifikasi",
    "halal",
    "pendampingan",
    "olahan",
    "susu",
    "kopi",
    "madu",
    "kriya",
    "bambu",
    "rotan",
    "menjahit",
    "sablon",
    "bengkel",
    "hidroponik",
    "lokapasar",
]
PLACES = [
    f"{kind} {name}" for kind in ("Kec.", "Kel.", "Kelompok") for name in ("Melati", "Mekarjaya", "Rejosari", "Asri")
]
ASKED = {
    "a word in nearly half of all": "q=latih",
    "a word inside words": "q=kemas",
    "three words": "q=batik+muda+rejosari",
    "a word that is nowhere": "q=zzzyx",
    "two letters": "q=xq",
    "a number without its year": "q=plt+777",
    "digits": "q=4321",
    "nothing, the archive": "state=done",
    "deep in the archive": "state=done&before=2000",
    "late ones of the archive": "state=done-late&q=halal",
    "late ones, a word that none has": "state=done-late&q=zzzyx",
    "of a quarter, by date": "q=kopi&from=2026-05-01&to=2026-07-31",
    "handled by somebody who was never there": "person=3&q=madu",
    "ever paused": "held=1",
    "ever paused, a word": "held=1&q=kopi",
    "my tasks in all SOPs": "mine=1",
    "open and late": "state=late",
}


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        instance, secret = Path(folder), "tiga kata mudah"
        database = instance / "kanban.sqlite3"
        fill(database, open_cases=OPEN, finished=FINISHED, at=now(), password_hash=hash_password(secret))
        name_them(database)
        app = create_app(Settings(instance=instance))
        client = app.test_client()
        app.config["WTF_CSRF_ENABLED"] = False
        client.post("/session", data={"username": PASSWORD_OF, "password": secret})
        print(f"{FINISHED + OPEN} cases, {database.stat().st_size // 1_000_000} MB\n")
        print("| asked | p50 ms | p95 ms | found |\n|---|---:|---:|---:|")
        for name, query in ASKED.items():
            times = []
            for _ in range(ROUNDS):
                began = time.perf_counter()
                answer = client.get(f"/search?{query}")
                body = answer.get_data(as_text=True)
                times.append((time.perf_counter() - began) * 1000)
                assert answer.status_code == 200, (name, answer.status_code)
            found = body.count('class="task"')
            print(f"| {name} | {statistics.median(times):.0f} | {sorted(times)[int(ROUNDS * 0.95)]:.0f} | {found} |")


def name_them(database: Path) -> None:
    """Give every case words of its own, the same in every run; one of 40 was late, one of 90 paused."""
    chance, engine = random.Random(1), store.prepare(create_engine(f"sqlite:///{database}"))
    rows = [
        {
            "id": n,
            "title": " ".join(chance.sample(WORDS, 5)) + f" angkatan {n % 40}",
            "applicant": chance.choice(PLACES),
            "note": " ".join(chance.sample(WORDS, 3)),
        }
        for n in range(1, FINISHED + OPEN + 1)
    ]
    with engine.begin() as connection:
        connection.execute(
            text('UPDATE "case" SET title = :title, applicant = :applicant, note = :note WHERE id = :id'), rows
        )
        connection.execute(text("UPDATE run SET verdict = 'late' WHERE verdict = 'on-time' AND case_id % 40 = 0"))
        connection.execute(
            text(
                "INSERT INTO hold (run_id, reason, note, from_at, to_at, person_id, hat, ended_hat) "
                "SELECT id, 'applicant', '', entered_at, entered_at + 60, 1, '', '' FROM run WHERE case_id % 90 = 0"
            )
        )
        connection.execute(text("ANALYZE"))
    engine.dispose()


if __name__ == "__main__":
    main()
