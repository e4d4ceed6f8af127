"""Everything that was done with a case as lines of history: when, who, in which hat, what."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from kanban.queries.cases import CaseFacts, EventRow
from kanban.web import phrases
from kanban.web.calendars.calendar_words import recalendar_text
from kanban.web.cases.closing_words import CLOSING_EVENTS, closing_event_text
from kanban.web.cases.correction_words import CORRECTION_EVENTS, correction_event_text
from kanban.web.cases.hold_words import CLOCK_EVENTS, clock_event_text
from kanban.web.cases.move_words import MOVE_EVENTS, move_event_text
from kanban.web.cases.note_words import NOTE_EVENTS, note_event_text
from kanban.web.cases.output_words import OUTPUT_EVENTS, output_event_text
from kanban.web.cases.tick_words import TICK_EVENTS, tick_event_text
from kanban.web.documents.document_words import DOCUMENT_EVENTS, document_event_text
from kanban.web.i18n import gettext
from kanban.web.office.privacy_words import PRIVACY_EVENTS, privacy_event_text
from kanban.web.sops.sop_words import version_move_text
from kanban.web.times import Moments


class Line(NamedTuple):
    """One line of the history."""

    at: str
    who: str
    hat: str
    text: str


def history_lines(
    facts: CaseFacts, events: tuple[EventRow, ...], moments: Moments, names: Mapping[int, str]
) -> tuple[Line, ...]:
    """The history of a case in the order of `events`; `names` by document."""
    return tuple(
        Line(moments.moment(event.at), event.person or gettext("Sistem"), _worn(event.hat, data), text)
        for event in events
        for data in (json.loads(event.data),)
        for text in (_text(event.kind, data, facts, moments, names),)
    )


def _text(kind: str, data: dict[str, Any], facts: CaseFacts, moments: Moments, names: Mapping[int, str]) -> str:
    # The record holds reasons and names as digests only; their words stand with the runs and the documents.
    if kind == "recalendar":
        return recalendar_text(data, moments)
    if kind in ("migrate", "migrate-back"):
        return version_move_text(data)
    if kind in CLOCK_EVENTS:
        return clock_event_text(kind, data, moments)
    if kind in PRIVACY_EVENTS:
        return privacy_event_text(kind, data)
    if kind in CORRECTION_EVENTS:
        return correction_event_text(kind, data, moments)
    if kind in NOTE_EVENTS:
        return note_event_text(kind)
    if kind in DOCUMENT_EVENTS:
        return document_event_text(kind, data["document"], names.get(data["document"]["id"], ""))
    if kind in TICK_EVENTS:
        return tick_event_text(data)
    if kind in OUTPUT_EVENTS:
        return output_event_text(data)
    run = next((run for run in facts.runs if run.id == data.get("run")), None)
    if kind in MOVE_EVENTS:
        return move_event_text(kind, data, run.reason if run else "")
    if kind in CLOSING_EVENTS:
        return closing_event_text(kind, data, (run.reason or run.entry_reason) if run else "")
    return phrases.event_text(kind, data)


def _worn(hat: str, data: Mapping[str, Any]) -> str:
    """The hat, and the shared screen where the act was signed there."""
    name = (data.get("screen") or {}).get("name")
    return gettext("%(hat)s, di %(screen)s", hat=hat, screen=name) if name else hat
