"""`kanban jobs run`: the daily work now if it is due, for cron or Task Scheduler where no server runs all day."""

from kanban.cli import keeper
from kanban.clock import now
from kanban.upkeep import jobs
from kanban.upkeep.place import Place


def run(argv: list[str]) -> int:
    """0 all done, or nothing due; 1 a job failed; 2 a setting cannot be used."""
    parser = keeper.parser("jobs", "Kerjakan pekerjaan harian yang sudah waktunya, misalnya cadangan; untuk cron.")
    parser.add_argument("act", choices=["run"], metavar="run", help="kerjakan sekarang bila sudah waktunya")
    return keeper.kept(parser.parse_args(argv), lambda place, _: worked(place))


def worked(place: Place) -> int:
    if not place.database.is_file():
        raise FileNotFoundError(f"Belum ada basis data di {place.database}; jalankan papan lebih dahulu: kanban serve")
    done = jobs.run_due(place, now)
    for each in done:
        print(f"{each.name}: {each.outcome}")
    if not done:
        print("Tidak ada yang perlu dikerjakan: sudah dikerjakan hari ini, atau sedang dikerjakan.")
    return 0 if all(each.is_good for each in done) else 1
