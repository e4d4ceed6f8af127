"""The words of closing a case before its end, opening it again, and taking a move back."""

from typing import Any

from kanban.actions.closing import Closed
from kanban.actions.undoing import Undone
from kanban.domain.closing import CANCEL, REOPEN, UNDO
from kanban.domain.refusals import Refusal
from kanban.web.cases.move_words import MoveForm
from kanban.web.i18n import gettext
from kanban.web.times import Moments

CLOSING_EVENTS = {CANCEL, REOPEN, UNDO}
"""Kinds of event whose line in the history is written here."""


def closing_form(kind: str) -> MoveForm:
    """What is asked before a case is cancelled or opened again."""
    if kind == CANCEL:
        return MoveForm(
            gettext("Batalkan berkas?"), gettext("Alasan pembatalan"),
            gettext("Berkas keluar dari papan dan tidak dihitung selesai. Alasan Anda tampil di riwayat."),
            gettext("Batalkan berkas"), "x", leave=gettext("Tidak jadi"),
        )  # fmt: skip
    return MoveForm(
        gettext("Buka kembali berkas?"), gettext("Alasan dibuka kembali"),
        gettext("Langkah yang dipilih mulai putaran baru. Cap yang sudah ada tetap berlaku."),
        gettext("Buka kembali"), "repeat", where=gettext("Mulai lagi di"),
    )  # fmt: skip


def closed_words(done: Closed, moments: Moments) -> tuple[str, str, str]:
    """Title, text and icon of what was done."""
    number, clock = done.number, moments.clock(done.at)
    if done.kind == CANCEL:
        text = gettext("Dibatalkan pukul %(clock)s. Berkas ada di arsip; atasan dapat membukanya kembali.", clock=clock)
        return gettext("%(number)s dibatalkan", number=number), text, "x"
    text = gettext("Kini di %(place)s, putaran baru.", place=done.place)
    return gettext("%(number)s dibuka kembali", number=number), text, "repeat"


def undone_words(done: Undone) -> tuple[str, str, str]:
    """Title, text and icon of a move that was taken back."""
    text = gettext("Kembali ke %(place)s; jamnya berjalan seperti semula.", place=done.place)
    return gettext("Pemindahan %(number)s diurungkan", number=done.number), text, "undo-2"


def refusals() -> dict[Refusal, str]:
    """Why a case is not closed, opened again or put back."""
    return {
        Refusal.CASE_OPEN: gettext("Berkas ini masih terbuka."),
        Refusal.CASE_ERASED: gettext("Data pribadi berkas ini sudah dihapus. Buka berkas baru bila perlu."),
        Refusal.NOTHING_TO_UNDO: gettext("Tidak ada pemindahan yang dapat diurungkan: berkas sudah berubah lagi."),
        Refusal.NOT_YOUR_MOVE: gettext("Hanya yang memindahkan dapat mengurungkan. Pakai Kembalikan."),
        Refusal.UNDO_LATE: gettext("Sudah lewat dua menit. Pakai Kembalikan, dengan alasan."),
    }


def closing_event_text(kind: str, data: dict[str, Any], reason: str) -> str:
    """One line of a case's history."""
    from_, to = (str((data.get(key) or {}).get("name", "")) for key in ("from", "to"))
    if kind == CANCEL:
        return gettext("Berkas dibatalkan di %(from_)s: %(reason)s", from_=from_, reason=reason)
    if kind == REOPEN:
        return gettext("Berkas dibuka kembali di %(to)s: %(reason)s", to=to, reason=reason)
    if data["undone"] == CANCEL:
        return gettext("Pembatalan diurungkan, kembali ke %(to)s", to=to)
    return gettext("Pemindahan ke %(from_)s diurungkan, kembali ke %(to)s", from_=from_ or gettext("Selesai"), to=to)
