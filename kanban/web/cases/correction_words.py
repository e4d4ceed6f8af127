"""The words of corrected time stamps."""

from typing import Any

from kanban.actions.corrections import ASK, CONFIRM, DECLINE, Corrected
from kanban.domain.refusals import Refusal
from kanban.web.i18n import gettext
from kanban.web.times import Moments

CORRECTION_EVENTS = {ASK, CONFIRM, DECLINE}
"""Kinds of event whose line in the history is written here."""


def corrected_words(done: Corrected) -> tuple[str, str, str]:
    """Title, text and icon of what was done."""
    stays = gettext("Cap pertama tetap ada; koreksi berdiri di sampingnya.")
    return {
        ASK: (
            gettext("Koreksi waktu %(number)s diminta", number=done.number),
            gettext("Menunggu konfirmasi atasan. %(stays)s", stays=stays), "pencil-line",
        ),
        CONFIRM: (gettext("Koreksi waktu %(number)s dikonfirmasi", number=done.number), stays, "circle-check"),
        DECLINE: (gettext("Koreksi waktu %(number)s ditolak", number=done.number), stays, "x"),
    }[done.kind]  # fmt: skip


def correction_event_text(kind: str, data: dict[str, Any], moments: Moments) -> str:
    """One line of a case's history."""
    found, step = data["correction"], data["stay"]["name"]
    span = span_text(found["entered_at"], found["finished_at"], moments)
    return {
        ASK: gettext("Koreksi waktu %(step)s diminta: %(span)s", step=step, span=span),
        CONFIRM: gettext("Koreksi waktu %(step)s dikonfirmasi: %(span)s", step=step, span=span),
        DECLINE: gettext("Koreksi waktu %(step)s ditolak: %(span)s", step=step, span=span),
    }[kind]


def span_text(entered_at: int, finished_at: int, moments: Moments) -> str:
    """ "masuk Sen 23 Nov 09.10, selesai Sen 23 Nov 11.00" """
    return gettext(
        "masuk %(entered)s, selesai %(finished)s",
        entered=moments.moment(entered_at), finished=moments.moment(finished_at),
    )  # fmt: skip


def refusals() -> dict[Refusal, str]:
    """Why a stamp is not corrected."""
    return {
        Refusal.NOT_STAMPED: gettext("Koreksi dibuat untuk langkah yang sudah dicap, dan capnya tidak diurungkan."),
        Refusal.ENDS_BEFORE_START: gettext("Waktu selesai mendahului waktu masuk. Periksa tanggal dan jamnya."),
        Refusal.NOT_YET: gettext("Waktu itu belum tiba. Tulis waktu yang sudah lewat."),
        Refusal.UNCHANGED: gettext("Kedua waktu masih sama dengan capnya. Ubah salah satu."),
        Refusal.OVERLAPS: gettext(
            "Waktu itu bertindih dengan langkah lain berkas ini. Lihat Riwayat langkah; koreksi langkah itu dahulu."
        ),
        Refusal.CORRECTION_PENDING: gettext("Sudah ada koreksi langkah ini yang menunggu konfirmasi atasan."),
        Refusal.CORRECTION_DECIDED: gettext("Koreksi ini sudah diputuskan."),
        Refusal.OWN_CORRECTION: gettext("Koreksi Anda sendiri dikonfirmasi atasan yang lain."),
    }
