"""What a move that was done says."""

from flask import g

from kanban.actions.moves import Moved
from kanban.domain.closing import UNDO_SECONDS
from kanban.domain.moves import MoveKind
from kanban.web import phrases
from kanban.web.i18n import gettext
from kanban.web.identity import the_office
from kanban.web.phrases import Toast, Undo
from kanban.web.times import Moments


def moved_toast(moved: Moved) -> Toast:
    """The message of a move."""
    if moved.is_repetition:
        return phrases.again_toast(moved.case_id, moved.number)
    title, icon = _title(moved)
    undo = undo_until(moved.from_step, moved.revision, moved.at)
    return Toast("done", title, _text(moved), icon, moved.case_id, undo=undo)


def undo_until(step_id: int, revision: int, at: int) -> Undo:
    """How a move that was made just now is taken back, and until when."""
    return Undo(f"{step_id}:{revision}", Moments(the_office().calendar, g.at).clock(at + UNDO_SECONDS))


def _title(moved: Moved) -> tuple[str, str]:
    number, place = moved.number, moved.place
    if not place:
        return gettext("%(number)s selesai", number=number), "circle-check"
    match moved.kind:
        case MoveKind.SEND_BACK:
            return gettext("%(number)s dikembalikan ke %(place)s", number=number, place=place), "undo-2"
        case MoveKind.ANSWER_NO:
            return gettext("%(number)s dijawab Tidak, ke %(place)s", number=number, place=place), "undo-2"
        case MoveKind.SKIP:
            return gettext("%(number)s melewati langkah, ke %(place)s", number=number, place=place), "skip-forward"
        case _:
            return gettext("%(number)s diteruskan ke %(place)s", number=number, place=place), "stamp"


def _text(moved: Moved) -> str:
    """A step that a case comes back to begins anew, the service does not."""
    clock = Moments(the_office().calendar, g.at).clock(moved.at)
    match moved.kind:
        case MoveKind.SKIP:
            return gettext("Dilewati pukul %(clock)s; tidak disahkan.", clock=clock)
        case MoveKind.OVERRIDE:
            return gettext("Disahkan sebagai atasan pukul %(clock)s.", clock=clock)
        case MoveKind.SEND_BACK | MoveKind.ANSWER_NO if moved.place_no and moved.round > 1:
            return gettext(
                "Jam layanan tetap berjalan; langkah %(no)s mulai putaran %(round)s.",
                no=moved.place_no, round=moved.round,
            )  # fmt: skip
        case _:
            return gettext("Disahkan pukul %(clock)s.", clock=clock)
