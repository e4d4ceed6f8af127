"""`kanban audit`: whether the record is what it was, and the record as a file for an inspector."""

import sys
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from kanban.cli import keeper
from kanban.queries.case_names import case_exists, case_named
from kanban.queries.cases import case as case_facts
from kanban.upkeep import audit
from kanban.upkeep.case_audit import CaseProof, check_case
from kanban.upkeep.documents import faulty
from kanban.upkeep.place import Place, reading
from kanban.upkeep.shelf import Shelf
from kanban.upkeep.witnesses import witnesses

CASE = "hanya berkas ini: nomor, kode singkat, atau angka di alamatnya"
UNKNOWN = "Berkas {case} tidak ada."
NOT_EXPORTED = "{file} bukan hasil kanban audit export: baris terakhirnya tidak memuat kepala rantai."


def run(argv: list[str]) -> int:
    """0 whole, or exported; 1 the chain is broken, its first broken row is named, or a stamp or a document is not what
    the record says; 2 a setting or a case cannot be used."""
    parser = keeper.parser("audit", "Periksa rantai catatan, atau keluarkan catatan sebagai berkas.")
    acts = parser.add_subparsers(dest="act", required=True, metavar="verify|export")
    checked = acts.add_parser("verify", help="periksa seluruh rantai dan cocokkan dengan cadangan")
    checked.add_argument("--against", metavar="FILE", type=Path, help="hasil export lama yang disimpan di tempat lain")
    checked.add_argument("--case", metavar="NOMOR", help=CASE)
    given = acts.add_parser("export", help="satu baris JSON per kejadian, lalu kepala rantai")
    given.add_argument("--case", metavar="NOMOR", help=CASE)
    args = parser.parse_args(argv)
    if args.act == "export":
        return keeper.kept(args, lambda place, _: exported(place, args.case))
    return keeper.kept(args, lambda place, _: verified(place, args.against, args.case))


def verified(place: Place, against: Path | None, case: str | None) -> int:
    anchors = list(witnesses(place))
    if against:
        try:
            with against.open(encoding="utf-8") as lines:
                anchors.append(audit.exported_anchor(lines, against.name))
        except ValueError:
            print(NOT_EXPORTED.format(file=against), file=sys.stderr)
            return 2
    with reading(place.url) as connection:
        proof = case_proof(connection, case, Shelf(place.instance)) if case else None
        if case and proof is None:
            print(UNKNOWN.format(case=case), file=sys.stderr)
            return 2
        found = audit.verify(connection, anchors)
        documents = list(faulty(connection, Shelf(place.instance)))
    print(found)
    if found.is_whole and anchors:
        print(f"Cocok dengan {len(anchors)} saksi (cadangan atau hasil export).")
    for each in documents:
        print(f"Dokumen tidak utuh: {each}.")
    if proof:
        print(*proof.lines(), sep="\n")
    return 0 if found.is_whole and not documents and not (proof and proof.found) else 1


def case_proof(connection: Connection, named: str, shelf: Shelf) -> CaseProof | None:
    """What is proven of the case with this number or code; None when there is none."""
    with Session(connection) as session:
        case_id = case_id_of(session, named)
        facts = case_facts(session, case_id) if case_id else None
        return check_case(session, facts, shelf) if facts else None


def case_id_of(session: Session, named: str) -> int | None:
    """Digits alone are what stands in the case's address."""
    if named.isascii() and named.isdigit():
        return int(named) if case_exists(session, int(named)) else None
    return case_named(session, named)


def exported(place: Place, case: str | None) -> int:
    with reading(place.url) as connection:
        with Session(connection) as session:
            case_id = case_id_of(session, case) if case else None
        if case and case_id is None:
            print(UNKNOWN.format(case=case), file=sys.stderr)
            return 2
        for line in audit.export(connection, case_id):
            print(line)
    return 0
