"""The words of requirements: what was said of one, why it cannot be said, what is missing before a move."""

from typing import Any

from kanban.actions.ticks import Ticked
from kanban.domain.moves import Refusal
from kanban.domain.requirements import Item, TickState
from kanban.queries.requirements import TickFacts
from kanban.web import phrases
from kanban.web.cases.move_words import and_then
from kanban.web.i18n import gettext
from kanban.web.phrases import Toast
from kanban.web.times import Moments

TICK_EVENTS = {"tick"}
"""Kinds of event whose line in the history is written here."""


def said_line(item: Item[TickFacts], moments: Moments) -> str:
    """Who said it, when, and where, if at another step: "Siti Aminah, Sen 23 Nov 08.10, di langkah 1"."""
    tick = item.tick
    if tick is None or not item.is_met:
        return ""
    if item.is_carried:
        return gettext(
            "%(person)s, %(when)s, di langkah %(no)s", person=tick.person, when=moments.near(tick.at), no=tick.step_no
        )
    return gettext("%(person)s, %(when)s", person=tick.person, when=moments.near(tick.at))


def waived_line(item: Item[TickFacts]) -> str:
    """Why it is not needed; empty where it is there, or the reason was erased."""
    if item.tick is None or item.tick.state != TickState.WAIVED:
        return ""
    return gettext("Tidak perlu: %(reason)s", reason=item.tick.reason) if item.tick.reason else gettext("Tidak perlu")


def tick_refusal_text(why: Refusal, facts: dict[str, Any], when: str = "") -> str:
    """Why something is not said of a requirement."""
    if why is Refusal.STALE:
        return gettext("Sudah diubah oleh %(person)s %(when)s.", person=facts.get("person") or "", when=when)
    return {
        Refusal.REQUIREMENT_ELSEWHERE: gettext("Berkas sudah tidak berada di langkah yang meminta persyaratan itu."),
        Refusal.CASE_ERASED: gettext("Data pribadi berkas ini sudah dihapus; tidak ada lagi yang ditambahkan."),
        Refusal.REASON_MISSING: gettext("Tulis mengapa tidak perlu, misalnya “sudah ada di berkas tahun lalu”."),
    }.get(why) or phrases.refusal_text(why, facts)


def ticked_toast(done: Ticked, present: list[str], waived: list[str]) -> Toast:
    """What ticking at a shared screen says; the names of what is there, and of what is not needed."""
    if done.is_repetition:
        return phrases.again_toast(done.case_id, done.case_number)
    title = gettext("Persyaratan %(number)s dicentang", number=done.case_number)
    said = [gettext("Ada: %(names)s.", names=and_then(present))] if present else []
    said += [gettext("Tidak perlu: %(names)s.", names=and_then(waived))] if waived else []
    return Toast("done", title, " ".join(said), "check", done.case_id)


def tick_event_text(data: dict[str, Any]) -> str:
    """One line of a case's history."""
    said: dict[str, list[str]] = {}
    for tick in data["ticks"]:
        said.setdefault(tick["state"], []).append(tick["text"])
    words = {
        TickState.PRESENT: gettext("Ada: %(names)s"),
        TickState.WAIVED: gettext("Tidak perlu: %(names)s"),
        TickState.OPEN: gettext("Centang ditarik: %(names)s"),
    }
    return ". ".join(words[state] % {"names": and_then(said[state])} for state in TickState if state in said)
