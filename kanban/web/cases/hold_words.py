"""The words of a clock that stands still: pills, lines, refusals and history. Running, outside office hours and paused
are three states, and each has words of its own (`times.py` has the first two)."""

from typing import Any

from kanban.domain.holds import Held, HoldReason
from kanban.domain.moves import Refusal
from kanban.domain.sla import Reading
from kanban.domain.standards import Standard
from kanban.web.i18n import gettext
from kanban.web.times import Moments, Pill, due_line, running_pill


def reason_text(reason: str) -> str:
    """A reason of the office's list: "menunggu pemohon"."""
    return {
        HoldReason.APPLICANT: gettext("menunggu pemohon"),
        HoldReason.AGENCY: gettext("menunggu instansi lain"),
        HoldReason.SYSTEM: gettext("gangguan sistem"),
        HoldReason.SCHEDULE: gettext("menunggu jadwal"),
        HoldReason.FORCE_MAJEURE: gettext("keadaan kahar"),
    }.get(HoldReason(reason), reason)


def reason_choices() -> list[tuple[str, str]]:
    """The office list for a form."""
    return [(reason.value, reason_text(reason)) for reason in HoldReason]


def clock_words(standard: Standard, found: Reading, hold: Held | None, moments: Moments) -> tuple[Pill, str]:
    """Pill and line of an open stay: of its clock, or why that stands still."""
    if hold is None:
        return running_pill(standard, found), due_line(standard, found, moments)
    if hold.to_at is not None:
        text = gettext("Terjadwal")
        return Pill("jadwal", "calendar-clock", text, text), gettext(
            "mulai %(moment)s", moment=moments.moment(hold.to_at)
        )
    text = gettext("Dijeda")
    line = gettext("%(reason)s sejak %(moment)s", reason=reason_text(hold.reason), moment=moments.near(hold.from_at))
    return Pill("jeda", "circle-pause", text, text), line


def refusals(when: str) -> dict[Refusal, str]:
    """Why something is not done to a clock."""
    return {
        Refusal.ALREADY_HELD: gettext("Jam langkah ini sudah dijeda. Lanjutkan dahulu bila alasannya lain."),
        Refusal.NOT_HELD: gettext("Jam langkah ini sedang berjalan; tidak ada jeda yang dilanjutkan."),
        Refusal.ALREADY_ACCEPTED: gettext("Berkas ini sudah diterima di langkah ini."),
        Refusal.NOT_SCHEDULED: gettext("Langkah ini tidak menunggu tanggal. Pakai Jeda bila harus menunggu."),
        Refusal.HOLD_REASON_UNKNOWN: gettext("Pilih alasan jeda, misalnya “menunggu pemohon”."),
        Refusal.DATE_PAST: gettext(
            "Pilih tanggal sesudah hari ini, misalnya hari pelaksanaannya. Sekarang %(when)s.", when=when
        ),
        Refusal.DATE_FAR: gettext("Tanggal itu di luar kalender kantor. Pilih tanggal yang lebih dekat."),
    }


def overtaken_text(kind: str, person: str, when: str) -> str:
    """Who was faster, with a move or with the clock."""
    if kind not in CLOCK_EVENTS:
        return gettext("Sudah dipindah oleh %(person)s %(when)s. Papan telah diperbarui.", person=person, when=when)
    text = gettext("Jamnya sudah diubah oleh %(person)s %(when)s. Papan telah diperbarui.")
    return text % {"person": person, "when": when}


CLOCK_EVENTS = {"hold", "resume", "accept", "schedule"}


def clock_event_text(kind: str, data: dict[str, Any], moments: Moments) -> str:
    """One line of a case's history about its clock."""
    step, hold, due = data["step"]["name"], data.get("hold") or {}, data.get("due")
    if kind == "hold":
        return gettext("%(step)s dijeda: %(reason)s", step=step, reason=reason_text(hold["reason"]))
    if kind == "resume":
        if due is None:
            return gettext("%(step)s: jam dilanjutkan", step=step)
        return gettext("%(step)s: jam dilanjutkan, jatuh tempo baru %(due)s", step=step, due=moments.moment(due))
    if kind == "schedule":
        return gettext("%(step)s dijadwalkan; jam mulai %(moment)s", step=step, moment=moments.moment(hold["to"]))
    return gettext("Berkas diterima di %(step)s", step=step)
