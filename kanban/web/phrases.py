"""The sentences of the product: refusals, outcomes and history, in the voice of an office (outcome, reason, way on)."""

from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from flask import flash, url_for

from kanban.domain.moves import Refusal
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.queries.people import RoleRow
from kanban.web.cases.closing_words import refusals as closing_refusals
from kanban.web.cases.correction_words import refusals as correction_refusals
from kanban.web.cases.hold_words import overtaken_text, refusals
from kanban.web.cases.move_words import between_text, reason_missing_text
from kanban.web.cases.move_words import refusals as move_refusals
from kanban.web.cases.output_words import output_refusals
from kanban.web.i18n import gettext


class Link(NamedTuple):
    """A way on: an address of this site and its name."""

    to: str
    label: str


class Undo(NamedTuple):
    """How what was done is taken back: what the button submits, and until when that is possible."""

    act: str
    until: str


@dataclass(frozen=True, slots=True)
class Toast:
    """What happened, why, and what is possible instead; it takes the place of an older one of the same case."""

    kind: str
    title: str
    text: str
    icon: str
    case_id: int | None = None
    links: tuple[Link, ...] = ()
    undo: Undo | None = None
    place: str = ""
    """The part of the next page that it stands in; none: at the top."""


def leave(toast: Toast) -> None:
    """Show a toast on the next page: the answer of a plain form."""
    flash(asdict(toast), toast.kind)  # type: ignore[arg-type] # Flask keeps any JSON value in the session


def place_name(workflow: Workflow, to: int) -> str:
    """The name of a step, or Selesai."""
    step = workflow.step(to)
    return step.name if step else gettext("Selesai")


def forward_label(step: WorkflowStep, workflow: Workflow) -> tuple[str, str]:
    """Short and full label of the button that endorses this step; of a decision the answer Ya."""
    if step.next_id == DONE:
        return gettext("Selesaikan"), gettext("Selesaikan berkas")
    if step.no_id is not None:
        return gettext("Ya"), gettext("Ya, teruskan ke %(step)s", step=place_name(workflow, step.next_id))
    return gettext("Teruskan"), gettext("Teruskan ke %(step)s", step=place_name(workflow, step.next_id))


def owner_text(role: str, holders: tuple[str, ...] | None) -> str:
    """Whose step it is, and what to do when nobody holds the role today."""
    if holders == ():
        return gettext(
            "Langkah ini milik %(role)s, yang hari ini belum ada pemangkunya. Minta admin menetapkan.", role=role
        )
    return gettext("Langkah ini milik %(role)s.", role=role)


def identity_text(count: int) -> str:
    """Which fields the SOP's identity has by regulation, and how many of them are filled in here."""
    return gettext(
        "Terisi %(n)s dari 13 unsur identitas SOP AP (PermenPAN-RB 35/2012): nama unit, nomor SOP, tanggal pembuatan, "
        "tanggal revisi, tanggal efektif, disahkan oleh, nama SOP, dasar hukum, kualifikasi pelaksana, keterkaitan, "
        "peralatan/perlengkapan, peringatan, pencatatan dan pendataan.",
        n=count,
    )


def no_hat_text(*, is_admin: bool) -> str:
    """What somebody is told who holds no role today."""
    if is_admin:
        return gettext(
            "Anda admin tanpa peran: papan dapat dilihat, berkas tidak dapat dipindah. Beri peran di halaman Pegawai."
        )
    return gettext(
        "Anda belum memegang peran hari ini: papan dapat dilihat, berkas tidak dapat dipindah. "
        "Minta admin menetapkan peran Anda."
    )


def refusal_toast(
    why: Refusal, facts: dict[str, Any], *, case_id: int, number: str, no: int | None, when: str,
    holders: dict[int, RoleRow],
) -> Toast:  # fmt: skip
    """What a refused or overtaken act says. `when` tells the time of the act that overtook it, else of the server."""
    if why is Refusal.STALE:
        person = facts.get("person") or gettext("petugas lain")
        text = overtaken_text(str(facts.get("kind", "")), str(person), when)
        return Toast("refusal", gettext("%(number)s sudah berubah", number=number), text, "info", case_id)
    title = (
        gettext("%(number)s tetap di langkah %(no)s", number=number, no=no) if no else gettext("Berkas tidak dipindah")
    )
    text = refusal_text(why, facts, holders=holders, when=when)
    is_admins_task = why is Refusal.NO_HAT and facts.get("is_admin")
    people = (Link(url_for("people.index"), gettext("Halaman Pegawai")),) if is_admins_task else ()
    return Toast("refusal", title, text, "lock", case_id, people)


def refusal_text(
    why: Refusal, facts: dict[str, Any], *, holders: dict[int, RoleRow] | None = None, when: str = ""
) -> str:
    """The reason of a refusal in one or two sentences."""
    here: WorkflowStep | None = facts.get("here")
    if why is Refusal.NOT_YOUR_STEP and here:
        role = (holders or {}).get(here.role_id)
        return owner_text(here.role, role.holders if role else None)
    if why is Refusal.STEPS_BETWEEN and here:
        return between_text(facts["workflow"], here, facts["to"])
    if why is Refusal.CASE_FINISHED and (case := facts.get("case")) and case.cancelled_at is not None:
        return gettext("Berkas ini sudah dibatalkan.")
    if why is Refusal.MAY_NOT_OPEN and here:
        return gettext("Berkas dibuka oleh %(role)s atau atasan.", role=here.role)
    return {
        Refusal.UNKNOWN_STEP: gettext("Langkah itu bukan bagian dari SOP berkas ini."),
        Refusal.CASE_FINISHED: gettext("Berkas ini sudah selesai."),
        Refusal.SAME_STEP: gettext("Berkas sudah berada di langkah itu."),
        Refusal.NO_HAT: no_hat_text(is_admin=bool(facts.get("is_admin"))),
        Refusal.REASON_MISSING: reason_missing_text(*facts.get("kinds", ())[:1]),
        Refusal.KEY_REUSED: gettext("Kiriman ini sudah dipakai untuk tindakan lain. Muat ulang papan, lalu ulangi."),
        Refusal.CLOCK_BEHIND: gettext(
            "Jam server menunjukkan %(when)s, sebelum berkas masuk langkah ini. Betulkan jam server; cap tidak dibuat.",
            when=when,
        ),
        Refusal.BOARD_WITHDRAWN: gettext("Versi SOP ini sudah ditarik. Buka berkas pada versi yang berlaku."),
        **refusals(when),
        **move_refusals(facts.get("names", ())),
        **(closing_refusals() | correction_refusals() | output_refusals()),
    }.get(why, gettext("Tindakan ini belum dapat dilakukan."))


def again_toast(case_id: int, number: str) -> Toast:
    """What a submit that was carried out before says."""
    text = gettext("Kiriman yang sama diterima lebih dahulu; tidak dicatat dua kali.")
    return Toast("info", gettext("%(number)s sudah tersimpan", number=number), text, "info", case_id)


def event_text(kind: str, data: dict[str, Any]) -> str:
    """One line of a case's history."""
    return {"open": gettext("Berkas dibuka dengan nomor %(number)s", number=data.get("number", ""))}.get(kind, kind)
