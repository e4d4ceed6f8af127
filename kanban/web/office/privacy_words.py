"""The words of who saw personal values, and of their end."""

from typing import Any

from kanban.domain.moves import Refusal
from kanban.web import phrases
from kanban.web.i18n import gettext

PRIVACY_EVENTS = {"see-nik", "anonymize"}
"""Kinds of event whose line in the history is written here."""


def privacy_event_text(kind: str, data: dict[str, Any]) -> str:
    """One line of a case's history."""
    if data.get("export"):
        return gettext("NIK lengkap disimpan dalam daftar")
    return {
        "see-nik": gettext("NIK lengkap dilihat"),
        "anonymize": gettext("Data pribadi dihapus karena masa simpannya habis"),
    }[kind]


def hidden_text(why: Refusal, facts: dict[str, object]) -> str:
    """Why somebody is not shown a whole NIK."""
    if why is Refusal.IDENTITY_HIDDEN:
        return gettext("NIK lengkap hanya untuk pemegang langkah berkas ini dan atasan.")
    return phrases.refusal_text(why, facts)


def unlisted_text(why: Refusal, facts: dict[str, object]) -> str:
    """Why somebody gets no list with personal values."""
    if why is Refusal.IDENTITY_HIDDEN:
        return gettext("Daftar dengan data pribadi hanya untuk atasan.")
    return phrases.refusal_text(why, facts)
