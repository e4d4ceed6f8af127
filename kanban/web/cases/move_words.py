"""The words of moves: what a column offers, what a form asks before an act that needs a reason, what history says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kanban.domain.moves import REASON_LENGTH, MoveKind, Refusal
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.web.i18n import gettext, ngettext


@dataclass(frozen=True, slots=True)
class MoveForm:
    """What is asked before a move that needs a reason."""

    title: str
    label: str
    hint: str
    button: str
    icon: str
    leave: str = ""
    """The button that leaves it, where "Batal" could be taken for the act."""
    where: str = ""
    """What the choice of a step is called, other than "Lanjut ke"."""


def drop_words(
    kinds: tuple[MoveKind, ...], here: WorkflowStep, why: Refusal | None, workflow: Workflow, to: int
) -> tuple[str, str]:
    """Title and text of the box that a column shows while a card is dragged."""
    if why is Refusal.STEPS_BETWEEN:
        return gettext("Tidak dapat"), between_text(workflow, here, to)
    if why is Refusal.NO_HAT:
        return gettext("Tidak dapat"), gettext("Anda belum memegang peran.")
    if why:
        return gettext("Tidak dapat"), gettext("Milik %(role)s.", role=here.role)
    if len(kinds) > 1:
        return gettext("Sahkan atau lewati"), gettext("perlu alasan Anda sebagai atasan")
    if kinds == (MoveKind.SKIP,):
        return gettext("Lewati"), gettext("perlu alasan, langkah %(no)s tidak disahkan", no=here.no)
    if kinds == (MoveKind.SEND_BACK,):
        return gettext("Kembalikan"), gettext("perlu alasan, jam layanan tetap berjalan")
    if kinds == (MoveKind.ANSWER_NO,):
        return gettext("Jawab Tidak"), gettext("perlu alasan, jam layanan tetap berjalan")
    title = gettext("Lepas untuk menyelesaikan") if to == DONE else gettext("Lepas untuk meneruskan")
    return title, gettext("Langkah %(no)s Anda sahkan.", no=here.no)


def between_text(workflow: Workflow, here: WorkflowStep, to: int) -> str:
    """ "Langkah 3 dan 4 belum disahkan." """
    numbers = [str(step.no) for step in workflow.between(here, to)]
    if len(numbers) > 2:
        return gettext("Langkah %(first)s–%(last)s belum disahkan.", first=numbers[0], last=numbers[-1])
    return ngettext(
        "Langkah %(numbers)s belum disahkan.",
        "Langkah %(numbers)s belum disahkan.",
        len(numbers),
        numbers=gettext(" dan ").join(numbers),
    )


def act_label(kind: MoveKind, place: str) -> str:
    """The button of an act that needs a reason; `place` is where the answer Tidak leads."""
    match kind:
        case MoveKind.ANSWER_NO:
            return gettext("Tidak, ke %(step)s", step=place)
        case MoveKind.SKIP:
            return gettext("Lewati")
        case MoveKind.OVERRIDE:
            return gettext("Sahkan sebagai atasan")
        case _:
            return gettext("Kembalikan")


def move_form(kind: MoveKind | None, here: WorkflowStep, place: str) -> MoveForm:
    """The form for the reason; without a kind it also asks which of two acts is meant, without a place where to."""
    shown = gettext("Alasan Anda tercatat dan tampil di riwayat.")
    match kind:
        case MoveKind.SEND_BACK:
            hint = gettext("Agar langkah sebelumnya tahu apa yang diperbaiki. Jam layanan tetap berjalan.")
            title = gettext("Kembalikan ke %(step)s?", step=place) if place else gettext("Kembalikan berkas?")
            label, where = gettext("Alasan pengembalian"), gettext("Kembalikan ke")
            return MoveForm(title, label, hint, gettext("Kembalikan"), "undo-2", where=where)
        case MoveKind.ANSWER_NO:
            hint = gettext("Agar langkah berikutnya tahu apa yang kurang. Jam layanan tetap berjalan.")
            title, label = gettext("Jawab Tidak, ke %(step)s?", step=place), gettext("Alasan jawaban Tidak")
            return MoveForm(title, label, hint, gettext("Jawab Tidak"), "undo-2")
        case MoveKind.SKIP:
            title, label = gettext("Lewati langkah %(no)s?", no=here.no), gettext("Alasan dilewati")
            return MoveForm(title, label, shown, gettext("Lewati"), "skip-forward")
        case MoveKind.OVERRIDE:
            title = gettext("Sahkan langkah %(no)s sebagai atasan?", no=here.no)
            return MoveForm(title, gettext("Alasan pengesahan"), shown, gettext("Sahkan"), "stamp")
        case _:
            title = gettext("Sahkan atau lewati langkah %(no)s?", no=here.no)
            return MoveForm(title, gettext("Alasan"), shown, gettext("Simpan"), "stamp")


def said_act(to: int, seen: int, kind: MoveKind | None) -> str:
    """What a button or form submits: where to, the revision seen, and the kind where a bare move would not mean it."""
    act = f"{'done' if to == DONE else to}:{seen}"
    return f"{act}:{kind}" if kind in (MoveKind.SEND_BACK, MoveKind.SKIP, MoveKind.OVERRIDE) else act


def reason_missing_text(kind: MoveKind | None = None) -> str:
    """Asks for the reason of a move."""
    if kind is MoveKind.SEND_BACK:
        return gettext("Tulis alasan pengembalian agar langkah sebelumnya tahu apa yang diperbaiki.")
    return gettext("Tulis alasannya; alasan tampil di riwayat berkas.")


def meaning_choices(here: WorkflowStep) -> list[tuple[str, str, str]]:
    """What a supervisor may mean by moving on a card of somebody else's step: value, name, what it does."""
    return [
        (
            MoveKind.OVERRIDE.value, gettext("Sahkan sebagai atasan"),
            gettext("Langkah ini sudah dikerjakan. Cap memuat nama Anda, bukan %(role)s.", role=here.role),
        ),
        (
            MoveKind.SKIP.value, gettext("Lewati langkah ini"),
            gettext("Tidak diperlukan untuk berkas ini. Tidak disahkan dan tidak masuk hitungan tepat waktu."),
        ),
    ]  # fmt: skip


def refusals(missing: Sequence[str]) -> dict[Refusal, str]:
    """Why a move is not made; `missing` are the requirements that it lacked."""
    return {
        Refusal.REQUIREMENTS_MISSING: missing_text(missing),
        Refusal.SUPERVISORS_ONLY: gettext("Tindakan ini hanya untuk atasan."),
        Refusal.NOT_SO: gettext("Tindakan itu tidak berlaku untuk langkah yang dituju. Pilih tindakan lain."),
        Refusal.NOTHING_TO_OVERRIDE: gettext("Langkah ini milik Anda dan persyaratannya lengkap: teruskan saja."),
        Refusal.KIND_MISSING: gettext("Pilih apa yang Anda maksud."),
        Refusal.REASON_TOO_LONG: ngettext(
            "Alasan paling panjang %(num)s huruf. Ringkas dahulu.",
            "Alasan paling panjang %(num)s huruf. Ringkas dahulu.",
            REASON_LENGTH,
        ),
    }


def missing_text(names: Sequence[str]) -> str:
    """Why a step is not endorsed."""
    if not names:
        return gettext("Persyaratan langkah ini belum lengkap.")
    return gettext("Persyaratan belum lengkap: %(names)s. Centang, atau tulis alasan.", names=and_then(names))


MOVE_EVENTS = {kind.value for kind in MoveKind}


def move_event_text(kind: str, data: dict[str, Any], reason: str) -> str:
    """One line of a case's history about a move."""
    from_, to = (str((data.get(key) or {}).get("name", "")) for key in ("from", "to"))
    place = to or gettext("Selesai")
    match MoveKind(kind):
        case MoveKind.HAND_ON:
            return gettext("%(from_)s disahkan, diteruskan ke %(to)s", from_=from_, to=to)
        case MoveKind.FINISH:
            return gettext("%(from_)s disahkan, berkas selesai", from_=from_)
        case MoveKind.SEND_BACK:
            return gettext("%(from_)s mengembalikan ke %(to)s: %(reason)s", from_=from_, to=to, reason=reason)
        case MoveKind.ANSWER_NO:
            return gettext("%(from_)s dijawab Tidak, ke %(to)s: %(reason)s", from_=from_, to=place, reason=reason)
        case MoveKind.OVERRIDE:
            role = data["from"]["role"]
            text = gettext("%(from_)s disahkan atasan menggantikan %(role)s, ke %(to)s: %(reason)s")
            return text % {"from_": from_, "role": role, "to": place, "reason": reason} + _lacking(data)
        case MoveKind.SKIP:
            names = and_then([from_, *(step["name"] for step in data.get("between", ()))])
            return gettext("%(names)s dilewati, ke %(to)s: %(reason)s", names=names, to=place, reason=reason)


def _lacking(data: dict[str, Any]) -> str:
    """What a supervisor endorsed without: the record names requirements by their ids."""
    count = len(data.get("missing", ()))
    return ngettext(" (tanpa %(num)s persyaratan)", " (tanpa %(num)s persyaratan)", count) if count else ""


def and_then(names: Sequence[str]) -> str:
    """ "A, B dan C" """
    *before, last = names
    return gettext(" dan ").join([", ".join(before), last]) if before else last
