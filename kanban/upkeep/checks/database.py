"""The database file: sound, of this version, append-only, and every case where its runs say it is."""

from sqlalchemy import Connection, text

from kanban import migrations
from kanban.models.calendar import UNCHANGING
from kanban.models.documents import DOCUMENTS_STAND
from kanban.models.events import APPEND_ONLY
from kanban.models.notes import NOTES_STAND
from kanban.models.outputs import OUTPUTS_STAND
from kanban.models.sop_drafts import PUBLISHED_STANDS
from kanban.models.ticks import TICKS_STAND
from kanban.upkeep import audit
from kanban.upkeep.checks.finding import Finding, Patient, bad, ok, warn
from kanban.upkeep.witnesses import witnesses

GUARDS = (
    APPEND_ONLY | UNCHANGING | PUBLISHED_STANDS | DOCUMENTS_STAND | NOTES_STAND | TICKS_STAND | OUTPUTS_STAND
)  # fmt: skip
"""The triggers that refuse changes, by name."""
RESTORE = "Hentikan papan, lalu pulihkan cadangan terakhir: kanban restore FILE"
AS_ONE = """SELECT c.id FROM "case" c LEFT JOIN run r ON r.case_id = c.id AND r.finished_at IS NULL
GROUP BY c.id HAVING count(r.id) <> (c.step_id IS NOT NULL) OR max(r.step_id) IS NOT c.step_id ORDER BY c.id"""
"""Cases whose open runs are not exactly the one at their step; none for a finished case."""


def journal(_patient: Patient, connection: Connection) -> Finding:
    """Write-ahead logging is a property of the file: without it readers and writers stop each other."""
    found = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    if found != "wal":
        return bad(f"Mode jurnal basis data {found}, seharusnya wal.", "Jalankan papan sekali lagi: kanban serve")
    return ok("mode jurnal wal")


def sound(_patient: Patient, connection: Connection) -> Finding:
    """Every page and index of the file."""
    found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    return ok("semua halaman utuh") if found == "ok" else bad(f"Basis data rusak: {found}.", RESTORE)


def references(_patient: Patient, connection: Connection) -> Finding:
    """No row points to one that is not there."""
    found = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if found:
        return bad(f"{len(found)} baris menunjuk ke baris yang tidak ada, mulai di tabel {found[0][0]}.", RESTORE)
    return ok("semua rujukan ada")


def schema(_patient: Patient, connection: Connection) -> Finding:
    """The tables are those of this version."""
    found, newest = migrations.revision(connection), migrations.newest()
    if not migrations.is_known(found):
        return bad(
            f"Basis data ini ditulis versi yang lebih baru (skema {found}; program ini {newest}).",
            "Pasang versi Papan SOP yang lebih baru.",
        )
    if found != newest:
        return warn(f"Skema {found}, versi ini memakai {newest}.", "Jalankan papan: kanban serve memperbaruinya.")
    return ok(f"skema {found}")


def triggers(_patient: Patient, connection: Connection) -> Finding:
    """The record, and calendars that verdicts name, refuse changes from every program that opens the file."""
    if migrations.revision(connection) != migrations.newest():
        return ok("diperiksa setelah skema diperbarui")
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
    found = {name: sql for name, sql in rows}
    if any(found.get(name) != sql for name, sql in GUARDS.items()):
        return bad(
            "Pelindung catatan atau kalender (trigger) hilang atau diubah.", f"Periksa: kanban audit verify. {RESTORE}"
        )
    return ok("catatan hanya bisa ditambah")


def chain(patient: Patient, connection: Connection) -> Finding:
    """The record is whole, and the one that the backups have seen."""
    found = audit.verify(connection, witnesses(patient.place))
    return ok(f"{found.events} kejadian, rantai utuh") if found.is_whole else bad(str(found), RESTORE)


def runs(_patient: Patient, connection: Connection) -> Finding:
    """Exactly one open stay for an open case, at the step where the case is."""
    found = connection.execute(text(AS_ONE)).scalars().all()
    if found:
        named = ", ".join(str(each) for each in found[:5])
        return bad(f"{len(found)} berkas tidak berada di tepat satu langkah (id {named}).", RESTORE)
    return ok("setiap berkas berada di tepat satu langkah")
