"""`kanban doctor`: what is wrong on this computer, and what to do about each thing."""

import argparse
import json
import sys
from collections.abc import Iterator

from kanban.cli import keeper
from kanban.clock import now
from kanban.config import ConfigUnread, load_settings
from kanban.upkeep import doctor, locks
from kanban.upkeep.checks.finding import Finding, Patient, bad, ok
from kanban.upkeep.place import NoFile, place

SIGNS = {"baik": "baik     ", "perhatian": "perhatian", "salah": "SALAH    "}


def run(argv: list[str]) -> int:
    """0 nothing is wrong (some things may deserve attention); 1 something is."""
    parser = keeper.parser("doctor", "Periksa komputer, basis data, dan kantor: apa yang salah dan apa yang dilakukan.")
    parser.add_argument("--json", action="store_true", help="untuk program lain")
    args = parser.parse_args(argv)
    found = list(examined(args))
    if args.json:
        rows = [{"check": f.name, "level": f.level, "found": f.what, "todo": f.todo} for f in found]
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        print("\n".join(lines(found)))
    return 0 if doctor.is_well(found) else 1


def examined(args: argparse.Namespace) -> Iterator[Finding]:
    """The settings first: without them nothing else can be found."""
    try:
        settings = load_settings(args.instance)
        where = place(settings.instance, settings.url)
    except (ConfigUnread, NoFile) as why:
        yield bad(str(why), "Betulkan config.toml di folder data, atau hapus baris yang salah.").of("Pengaturan")
        return
    served = "papan sedang berjalan" if locks.is_held(where.lock) else "papan tidak berjalan"
    yield ok(f"terbaca; {served}").of("Pengaturan")
    yield from doctor.examine(Patient(place=where, now=now(), is_loopback=settings.is_loopback))


def lines(found: list[Finding]) -> Iterator[str]:
    width = max(len(finding.name) for finding in found)
    for finding in found:
        yield f"{SIGNS[finding.level]}  {finding.name:<{width}}  {finding.what}"
        if finding.todo:
            yield f"{'':<{width + 13}}→ {finding.todo}"
    wrong = sum(finding.level == "salah" for finding in found)
    noted = sum(finding.level == "perhatian" for finding in found)
    yield f"\n{len(found)} pemeriksaan: {wrong} salah, {noted} perlu perhatian."
