"""The folder of handed-in files: each is there, and is what was handed in."""

from sqlalchemy import Connection, func, select

from kanban import migrations
from kanban.models import Document
from kanban.upkeep.checks.database import RESTORE
from kanban.upkeep.checks.finding import Finding, Patient, bad, ok, warn
from kanban.upkeep.documents import faulty, unnamed
from kanban.upkeep.shelf import Shelf

NAMED = 3
"""So many faults are named; the rest are counted."""


def documents(patient: Patient, connection: Connection) -> Finding:
    """Every file is compared with its digest in the record."""
    if migrations.revision(connection) != migrations.newest():
        return ok("diperiksa setelah skema diperbarui")
    shelf = Shelf(patient.place.instance)
    found = list(faulty(connection, shelf))
    if found:
        rest = f" dan {len(found) - NAMED} lagi" if len(found) > NAMED else ""
        named = "; ".join(str(each) for each in found[:NAMED])
        return bad(f"{len(found)} dokumen tidak utuh: {named}{rest}.", RESTORE)
    if left := unnamed(connection, shelf):
        return warn(
            f"{left} file di folder documents tidak tercatat.",
            "Sisa kiriman yang terputus, atau lebih baru daripada cadangan yang dipulihkan. Biarkan saja.",
        )
    return ok(f"{connection.execute(select(func.count()).select_from(Document)).scalar()} dokumen, semua utuh")
