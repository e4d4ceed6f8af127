"""What is wrong here and what to do: every check, in the order in which one hinders the next."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from kanban.upkeep.checks import database, documents, machine, office
from kanban.upkeep.checks.finding import Finding, Level, Patient, bad
from kanban.upkeep.place import reading

COMPUTER: Mapping[str, Callable[[Patient], Finding]] = {
    "Program": machine.versions,
    "Folder data": machine.folder,
    "Letak folder": machine.local_disk,
    "Ruang disk": machine.disk_space,
    "Kunci rahasia": machine.secrets,
    "Cadangan": machine.backups,
}
DATA: Mapping[str, Callable[[Patient, Connection], Finding]] = {
    "Keutuhan": database.sound,
    "Jurnal": database.journal,
    "Rujukan": database.references,
    "Skema": database.schema,
    "Pelindung catatan": database.triggers,
    "Rantai catatan": database.chain,
    "Letak berkas": database.runs,
    "Dokumen": documents.documents,
    "Kalender": office.calendar,
    "Jam komputer": office.clock,
    "Jabatan": office.posts,
    "Pekerjaan harian": office.jobs,
    "Kantor contoh": office.sample,
}
OPENS = "Basis data"


def examine(patient: Patient) -> Iterator[Finding]:
    """Every check's finding; those of the data only when the database opens."""
    for name, check in COMPUTER.items():
        yield _guarded(partial(check, patient)).of(name)
    opened = _opens(patient)
    yield opened.of(OPENS)
    if opened.level is Level.OK:
        with reading(patient.place.url) as connection:
            for name, look in DATA.items():
                yield _guarded(partial(look, patient, connection)).of(name)


def is_well(findings: list[Finding]) -> bool:
    """Whether nothing is wrong; what merely deserves attention is no fault."""
    return all(finding.level is not Level.BAD for finding in findings)


def _opens(patient: Patient) -> Finding:
    file = patient.place.database
    if not file.is_file():
        return bad(f"{file} tidak ada.", "Jalankan papan (kanban serve), atau pulihkan cadangan: kanban restore FILE")
    try:
        with reading(patient.place.url) as connection:
            tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'event'").scalar()
    except SQLAlchemyError as why:
        return bad(f"{file} tidak terbuka: {getattr(why, 'orig', why)}.", database.RESTORE)
    return Finding(Level.OK, str(file)) if tables else bad(f"{file} kosong.", "Jalankan papan: kanban serve")


def _guarded(check: Callable[[], Finding]) -> Finding:
    """A check that cannot be made is itself a finding, and the others are still made."""
    try:
        return check()
    except (SQLAlchemyError, OSError, ValueError) as why:
        return bad(f"Tidak dapat diperiksa: {getattr(why, 'orig', why)}.", database.RESTORE)
