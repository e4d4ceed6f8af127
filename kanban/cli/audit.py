"""`kanban audit`: whether the record is what it was, and the record as a file for an inspector."""

import sys
from pathlib import Path

from kanban.cli import keeper
from kanban.upkeep import audit
from kanban.upkeep.place import Place, reading
from kanban.upkeep.witnesses import witnesses

NOT_EXPORTED = "{file} bukan hasil kanban audit export: baris terakhirnya tidak memuat kepala rantai."


def run(argv: list[str]) -> int:
    """0 whole, or exported; 1 the chain is broken, its first broken row is named; 2 a setting cannot be used."""
    parser = keeper.parser("audit", "Periksa rantai catatan, atau keluarkan catatan sebagai berkas.")
    acts = parser.add_subparsers(dest="act", required=True, metavar="verify|export")
    checked = acts.add_parser("verify", help="periksa seluruh rantai dan cocokkan dengan cadangan")
    checked.add_argument("--against", metavar="FILE", type=Path, help="hasil export lama yang disimpan di tempat lain")
    given = acts.add_parser("export", help="satu baris JSON per kejadian, lalu kepala rantai")
    given.add_argument("--case", metavar="N", type=int, help="hanya berkas dengan id ini (angka di alamatnya)")
    args = parser.parse_args(argv)
    if args.act == "export":
        return keeper.kept(args, lambda place, _: exported(place, args.case))
    return keeper.kept(args, lambda place, _: verified(place, args.against))


def verified(place: Place, against: Path | None) -> int:
    anchors = list(witnesses(place))
    if against:
        try:
            with against.open(encoding="utf-8") as lines:
                anchors.append(audit.exported_anchor(lines, against.name))
        except ValueError:
            print(NOT_EXPORTED.format(file=against), file=sys.stderr)
            return 2
    with reading(place.url) as connection:
        found = audit.verify(connection, anchors)
    print(found)
    if found.is_whole and anchors:
        print(f"Cocok dengan {len(anchors)} saksi (cadangan atau hasil export).")
    return 0 if found.is_whole else 1


def exported(place: Place, case_id: int | None) -> int:
    with reading(place.url) as connection:
        for line in audit.export(connection, case_id):
            print(line)
    return 0
