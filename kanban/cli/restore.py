"""`kanban restore`: put a backup back, after proving it and asking; what it replaces is kept."""

import sys
from functools import partial
from pathlib import Path

from kanban.cli import keeper
from kanban.clock import now
from kanban.upkeep.place import Place, local, zone_of
from kanban.upkeep.restore import Proposal, restore

PROPOSAL = """Cadangan {file} utuh.
  dibuat   {made} · versi {version} · skema {schema}
  isinya   {events} kejadian · kepala rantai {head}
  sekarang {present} di {database}"""
UNSAID = "Tidak ada yang diubah. Tanpa terminal, setujui dengan --yes."
DONE = """Dipulihkan: {events} kejadian, kepala rantai {head}.
{kept}Semua orang masuk lagi. Jalankan papan: kanban serve"""
CONFIG_KEPT = "config.toml komputer ini tidak diubah."


def run(argv: list[str]) -> int:
    """0 restored; 1 refused or not agreed to, nothing changed; 2 a setting cannot be used."""
    parser = keeper.parser("restore", "Pulihkan cadangan. Papan harus berhenti dahulu; data sekarang disimpan.")
    parser.add_argument("file", metavar="FILE", type=Path, help="cadangan: papan-sop-….zip")
    parser.add_argument("--yes", action="store_true", help="jangan bertanya lagi")
    args = parser.parse_args(argv)
    return keeper.kept(args, lambda place, _: put_back(place, args.file, yes=args.yes))


def put_back(place: Place, file: Path, *, yes: bool) -> int:
    done = restore(place, file, at=now(), agreed=partial(agreed, place, yes=yes))
    if done is None:
        print(UNSAID, file=sys.stderr)
        return 1
    kept = f"Yang digantikan disimpan di {done.kept}\n" if done.kept else ""
    print(DONE.format(events=done.events, head=done.head, kept=kept))
    if done.config_kept:
        print(CONFIG_KEPT)
    return 0


def agreed(place: Place, proposal: Proposal, *, yes: bool) -> bool:
    told = proposal.manifest
    made = local(told.made_at, zone_of(place.url)).strftime("%d-%m-%Y %H.%M")
    present = "tidak ada data" if proposal.events_now is None else f"{proposal.events_now} kejadian"
    print(
        PROPOSAL.format(
            file=proposal.file.name, made=made, version=told.version, schema=told.schema, events=told.events,
            head=told.head, present=present, database=place.database,
        )
    )  # fmt: skip
    return yes or keeper.asked("Ganti data sekarang dengan cadangan ini?")
