"""How a stay ended, in words: its pill, the name of its end, the sign before its reason."""

from kanban.domain.stays import Exit
from kanban.web.i18n import gettext
from kanban.web.times import Pill


def ended_pill(exit_: str | None) -> Pill | None:
    """What became of a stay in which nothing was endorsed, or not by its owner; None for the usual ends."""
    match exit_:
        case Exit.SENT_BACK:
            text, icon = gettext("Dikembalikan"), "undo-2"
        case Exit.SKIPPED:
            text, icon = gettext("Dilewati"), "skip-forward"
        case Exit.CANCELLED:
            text, icon = gettext("Dibatalkan"), "x"
        case _:
            return None
    return Pill("dikembalikan", icon, text, text)


def undone_pill() -> Pill:
    """Of a stay that never was for any count: the move that began it, or the one that ended it, was taken back."""
    text = gettext("Diurungkan")
    return Pill("dikembalikan", "undo-2", text, text)


def ended_label(exit_: str | None) -> str:
    """The name of the end on the case page."""
    found = ended_pill(exit_)
    return found.text if found else gettext("Selesai")


def reason_icon(exit_: str | None) -> str:
    """The sign before the reason of an end."""
    found = ended_pill(exit_)
    return found.icon if found else "undo-2" if exit_ == Exit.ANSWERED_NO else "stamp"


def sign_icon(exit_: str | None, *, is_undone: bool) -> str:
    """The sign before who signed: a stamp only where something was endorsed."""
    if is_undone:
        return "undo-2"
    found = ended_pill(exit_)
    return found.icon if found else "stamp"


def stay_state(exit_: str | None, *, is_undone: bool) -> str:
    """How the symbol of a stay is drawn."""
    if is_undone or exit_ in (Exit.SKIPPED, Exit.CANCELLED):
        return "skip"
    return "done" if exit_ else "here"
