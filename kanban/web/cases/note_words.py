"""The words of remarks: why one is not written or taken back, and their lines in a case's history."""

from typing import Any

from kanban.domain.moves import Refusal
from kanban.web import phrases
from kanban.web.i18n import gettext

NOTE_EVENTS = {"note", "withdraw-note"}
"""Kinds of event whose line in the history is written here."""


def note_refusal_text(why: Refusal, facts: dict[str, Any]) -> str:
    """Why something is not done with a remark."""
    return {
        Refusal.NOT_YOUR_NOTE: gettext("Catatan hanya dapat ditarik oleh penulisnya."),
        Refusal.ALREADY_WITHDRAWN: gettext("Catatan ini sudah ditarik."),
        Refusal.CASE_ERASED: gettext("Data pribadi berkas ini sudah dihapus; tidak ada lagi yang ditambahkan."),
    }.get(why) or phrases.refusal_text(why, facts)


def note_event_text(kind: str) -> str:
    """One line of a case's history; the text itself stands with the remarks."""
    return gettext("Catatan ditulis") if kind == "note" else gettext("Catatan ditarik penulisnya")
