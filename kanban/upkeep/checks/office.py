"""The office: its calendar, clock, posts, and who can reach it."""

import json

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from kanban.domain.calendar import CalendarSpec
from kanban.models import CalendarVersion, Event, Job, Office, Step
from kanban.queries.people import roles
from kanban.upkeep.checks.finding import Finding, Patient, bad, ok, warn
from kanban.upkeep.place import local

TOLERANCE = 300
"""Seconds that a clock may stand behind the last event before it counts as wrong."""
LONG_SILENCE = 400 * 86_400


def calendar(patient: Patient, connection: Connection) -> Finding:
    """Holidays of this year and the next come from a decree; without one, due dates are estimates."""
    row = connection.execute(
        select(CalendarVersion.body, Office.zone).join(Office, Office.calendar_version_id == CalendarVersion.id)
    ).one_or_none()
    if row is None:
        return warn("Kantor belum disiapkan.", "Buka papan di peramban dan isi nama kantor.")
    spec, year = CalendarSpec.from_json(json.loads(row.body)), local(patient.now, row.zone).year
    if not spec.first_year <= year <= spec.last_year:
        return bad(f"Tahun {year} di luar kalender ({spec.first_year}–{spec.last_year}).", "Periksa tanggal komputer.")
    missing = [each for each in (year, year + 1) if each not in spec.official_years]
    if missing:
        years = " dan ".join(str(each) for each in missing)
        return warn(f"Hari libur {years} belum dari SKB: tenggatnya perkiraan.", "Isi kalender begitu SKB terbit.")
    return ok(f"hari libur {year} dan {year + 1} menurut SKB")


def clock(patient: Patient, connection: Connection) -> Finding:
    """No event lies in the future, and the last one is not from another age."""
    last = connection.execute(select(Event.at).order_by(Event.id.desc()).limit(1)).scalar()
    if last is not None and last > patient.now + TOLERANCE:
        return bad(
            f"Jam komputer {(last - patient.now) // 60} menit di belakang kejadian terakhir.",
            "Betulkan tanggal dan jam komputer sebelum ada yang bekerja.",
        )
    if last is not None and patient.now - last > LONG_SILENCE:
        return warn(f"Kejadian terakhir {(patient.now - last) // 86_400} hari lalu.", "Periksa tanggal komputer.")
    return ok("jam cocok dengan kejadian terakhir")


def posts(patient: Patient, connection: Connection) -> Finding:
    """Every role that owns a step is held by somebody today: otherwise its files stand still."""
    with Session(connection) as session:
        zone = session.scalar(select(Office.zone)) or "WIB"
        owning = set(session.scalars(select(Step.role_id).distinct()))
        today = roles(session, local(patient.now, zone).date())
    empty = [role.name for role in today if role.id in owning and not role.holders]
    if empty:
        names = ", ".join(empty)
        return warn(f"Tanpa pemegang hari ini: {names}.", "Beri pemegang (atau Plt./Plh.) di halaman Pegawai.")
    return ok("semua jabatan yang memegang langkah terisi")


def jobs(_patient: Patient, connection: Connection) -> Finding:
    """What the daily work said last."""
    rows = connection.execute(select(Job.name, Job.outcome, Job.leased_until)).all()
    failed = [f"{name}: {outcome}" for name, outcome, leased_until in rows if leased_until and outcome]
    if failed:
        return warn("; ".join(failed), "Perbaiki sebabnya, lalu: kanban jobs run")
    return ok(f"{len(rows)} pekerjaan harian tercatat")


def sample(patient: Patient, connection: Connection) -> Finding:
    """The sample office lets anybody in without a password."""
    if connection.execute(select(Office.is_sample)).scalar() and not patient.is_loopback:
        return bad(
            "Kantor contoh terbuka untuk jaringan: siapa pun masuk tanpa kata sandi.",
            "Pakai --host 127.0.0.1, atau siapkan kantor sendiri di folder lain (--instance).",
        )
    return ok("hanya orang yang dikenal yang masuk")
