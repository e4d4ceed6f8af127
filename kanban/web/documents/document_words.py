"""The words of documents: limits, why a file is not taken, what happened with one."""

from typing import Any

from kanban.domain.documents import MOST_BYTES
from kanban.domain.moves import Refusal
from kanban.exchange.documents.document_faults import Fault
from kanban.web import phrases
from kanban.web.i18n import gettext

MEGABYTE = 1_000_000
DOCUMENT_EVENTS = {"hand-in", "withdraw-document"}
"""Kinds of event whose line in the history is written here."""


def limits_text() -> str:
    """What may be handed in, said before anybody tries."""
    return gettext("PDF, foto (PNG, JPG), Word (docx), atau Excel (xlsx); paling besar %(mb)s MB.", mb=most())


def most() -> int:
    """The largest file in megabytes."""
    return MOST_BYTES // MEGABYTE


def size_text(size: int) -> str:
    """ "84 KB", "1,2 MB" """
    if size < MEGABYTE:
        return gettext("%(n)s KB", n=max(1, round(size / 1000)))
    whole, tenth = divmod(round(size / (MEGABYTE // 10)), 10)
    return gettext("%(whole)s,%(tenth)s MB", whole=whole, tenth=tenth)


def fault_text(why: Fault) -> str:
    """Why a file is not taken, and the way on."""
    as_pdf = gettext("Simpan sebagai PDF, lalu lampirkan PDF-nya.")
    return {
        Fault.EMPTY: gettext("File ini kosong. Periksa di komputer Anda, lalu pilih lagi."),
        Fault.TOO_LARGE: gettext(
            "File ini lebih besar dari %(mb)s MB. Pindai dengan 200 dpi atau kecilkan fotonya.", mb=most()
        ),
        Fault.UNKNOWN: gettext("Jenis file ini tidak dikenal. %(limits)s", limits=limits_text()),
        Fault.TEXT: gettext("File teks tidak diterima. %(way)s", way=as_pdf),
        Fault.WEB_PAGE: gettext("Halaman web tidak diterima. %(way)s", way=as_pdf),
        Fault.DRAWING: gettext("Gambar SVG dapat memuat program, jadi tidak diterima. Simpan sebagai PNG atau PDF."),
        Fault.PROGRAM: gettext("Ini program atau pintasan, bukan dokumen."),
        Fault.ARCHIVE: gettext(
            "Arsip dan jenis dokumen lain tidak diterima. Lampirkan dokumennya satu per satu, atau simpan sebagai PDF."
        ),
        Fault.OTHER_PICTURE: gettext(
            "Jenis gambar ini tidak diterima. Simpan sebagai JPG atau PNG; di iPhone pilih format “Paling Kompatibel”."
        ),
        Fault.OLD_OFFICE: gettext("Format Word atau Excel lama tidak diterima. Simpan sebagai docx, xlsx, atau PDF."),
        Fault.LOCKED: gettext("File ini dikunci kata sandi. Simpan tanpa kata sandi, lalu lampirkan lagi."),
        Fault.DAMAGED: gettext(
            "Isi file ini tidak utuh atau bukan seperti namanya. Buka di komputer Anda dan simpan ulang."
        ),
        Fault.BOMB: gettext("Bila dibuka, file ini menjadi terlalu besar. %(way)s", way=as_pdf),
        Fault.MACROS: gettext("File ini memuat makro. Simpan sebagai docx atau xlsx biasa, tanpa makro."),
        Fault.EMBEDDED: gettext("File ini memuat file lain di dalamnya. %(way)s", way=as_pdf),
        Fault.FETCHES: gettext("Bila dibuka, file ini mengambil isi dari tempat lain. %(way)s", way=as_pdf),
        Fault.SCRIPTED: gettext("PDF ini memuat program atau lampiran. Cetak ulang ke PDF, lalu lampirkan hasilnya."),
    }[why]


def document_refusal_text(why: Refusal, facts: dict[str, Any], when: str = "") -> str:
    """Why something is not done with a document."""
    if why is Refusal.STALE:
        return gettext(
            "Versi baru sudah dilampirkan %(person)s %(when)s. Lihat dahulu, lalu lampirkan lagi bila perlu.",
            person=facts.get("person") or "", when=when,
        )  # fmt: skip
    return {
        Refusal.NOT_OF_THIS_SOP: gettext("Dokumen berkas ini hanya untuk pemegang peran pada SOP-nya dan atasan."),
        Refusal.NOT_YOUR_DOCUMENT: gettext(
            "Dokumen ditarik oleh yang melampirkan, pemegang langkah berkas ini, atau atasan."
        ),
        Refusal.ALREADY_WITHDRAWN: gettext("Dokumen ini sudah ditarik."),
        Refusal.SAME_FILE: gettext("File yang sama sudah terlampir: %(name)s.", name=facts.get("name") or ""),
        Refusal.REQUIREMENT_UNKNOWN: gettext(
            "Persyaratan itu tidak ada pada SOP berkas ini. Muat ulang, lalu pilih lagi."
        ),
        Refusal.CASE_ERASED: gettext("Data pribadi berkas ini sudah dihapus; tidak ada lagi yang ditambahkan."),
        Refusal.REASON_MISSING: gettext("Tulis alasan penarikan, misalnya “salah unggah, milik berkas lain”."),
    }.get(why) or phrases.refusal_text(why, facts)


def document_event_text(kind: str, document: dict[str, Any], name: str) -> str:
    """One line of a case's history; the name is empty once it was erased."""
    shown = name or gettext("Dokumen %(no)s", no=document["number"])
    if kind == "withdraw-document":
        return gettext("Dokumen ditarik: %(name)s", name=shown)
    if document["version"] > 1:
        return gettext("Versi %(version)s dilampirkan: %(name)s", version=document["version"], name=shown)
    return gettext("Dokumen dilampirkan: %(name)s", name=shown)
