"""The words of outputs: what was said to have come of a step, and why it cannot be said."""

from typing import Any

from kanban.domain.outputs import NUMBER_LENGTH, OutputState
from kanban.domain.refusals import Refusal
from kanban.queries.outputs import OutputFacts
from kanban.web.i18n import gettext, ngettext

OUTPUT_EVENTS = {"declare-output"}
"""Kinds of event whose line in the history is written here."""


def said_text(facts: OutputFacts) -> str:
    """ "Ada", the number, or the name of the document; what was erased is not there any more."""
    match facts.state:
        case OutputState.NUMBER:
            return facts.text or gettext("Ada, bernomor (sudah dihapus)")
        case OutputState.DOCUMENT if facts.is_withdrawn and facts.document:
            return gettext("%(name)s (sudah ditarik)", name=facts.document)
        case OutputState.DOCUMENT:
            return facts.document or gettext("Ada, berupa dokumen (sudah dihapus)")
        case _:
            return gettext("Ada")


def withdrawn_text(facts: OutputFacts) -> str:
    """Why this older word counts: the document that was named after it was taken back."""
    if facts.withdrawn is None:
        return ""
    if not facts.withdrawn:
        return gettext("Dokumen yang dinyatakan sesudahnya sudah ditarik.")
    return gettext("“%(name)s”, yang dinyatakan sesudahnya, sudah ditarik.", name=facts.withdrawn)


def output_refusals() -> dict[Refusal, str]:
    """Why it is not said, or a step not endorsed without it."""
    return {
        Refusal.OUTPUT_UNSAID: gettext("Output langkah ini belum dinyatakan: ada, bernomor, atau berupa dokumen."),
        Refusal.OUTPUT_INCOMPLETE: gettext("Tulis nomor atau keterangannya, atau pilih dokumennya."),
        Refusal.OUTPUT_TOO_LONG: ngettext(
            "Nomor atau keterangan paling panjang %(num)s huruf. Ringkas dahulu.",
            "Nomor atau keterangan paling panjang %(num)s huruf. Ringkas dahulu.",
            NUMBER_LENGTH,
        ),
        Refusal.OUTPUT_ELSEWHERE: gettext("Berkas sudah tidak berada di langkah yang outputnya hendak dinyatakan."),
    }


def overtaken_text(line: str, text: str) -> str:
    """Who said something else meanwhile, and what, before it is overruled."""
    return gettext(
        "Sudah dinyatakan oleh %(line)s: %(text)s. Tekan sekali lagi bila hendak diganti.", line=line, text=text
    )


def output_event_text(data: dict[str, Any]) -> str:
    """One line of a case's history; the words themselves stand with the stay."""
    return {
        OutputState.PRESENT: gettext("Output dinyatakan ada"),
        OutputState.NUMBER: gettext("Output dinyatakan ada, bernomor"),
        OutputState.DOCUMENT: gettext("Output dinyatakan ada, berupa dokumen"),
    }[OutputState(data["declared"]["state"])]
