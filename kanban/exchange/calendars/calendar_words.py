"""What is wrong with a calendar, in the office's words: the same on a screen and at the command line."""

import re

from kanban.domain.drafts import DraftRefusal
from kanban.domain.hours import CalendarInvalid

INVALID = (
    (r"'?(?P<text>.*?)'? is not written as .*", "“%(text)s” bukan jam. Tulis seperti 07:30-12:00, 13:00-16:00."),
    (r"(?P<text>\S+) reaches past 24:00", "%(text)s melewati 24:00. Jam lewat tengah malam ditulis di dua tanggal."),
    (r"(?P<text>\S+) runs backwards", "%(text)s terbalik: jam tutup mendahului jam buka."),
    (r"(?P<text>\S+) overlaps .*", "%(text)s bertumpuk dengan jam sebelumnya, atau tidak urut."),
    (r"(?P<text>\S+) is not in whole minutes", "%(text)s bukan menit bulat."),
    (r"an empty week.*", "Seminggu tanpa jam kerja. Isi paling sedikit satu hari."),
    (r"no hours.*", "Tulis jam kerja tanggal itu; untuk menutup kantor pilih libur daerah."),
    (r"the date is given twice", "Tanggal itu disebut dua kali."),
    (r"outside (?P<text>.*)", "Di luar tahun kalender (%(text)s)."),
    (r"overlaps (?P<text>.*)", "Bertumpuk dengan %(text)s."),
    (r"(?P<text>.*) to (?P<until>.*) runs backwards", "Tanggal selesai %(until)s mendahului tanggal mulai %(text)s."),
)  # fmt: skip
"""Patterns of CalendarInvalid.why with the sentence for each."""

REFUSALS = {
    DraftRefusal.NO_DECREE: "Tulis dasarnya, misalnya nomor SKB atau surat.",
    DraftRefusal.UNCHANGED: "Tidak ada yang berubah dari kalender yang berlaku.",
    DraftRefusal.OVERTAKEN: "Kalender lain sudah dikonfirmasi sesudah usulan ini dimulai. Susun usulan baru dari "
    "kalender yang berlaku sekarang.",
    DraftRefusal.SETTLED: "Usulan ini sudah dikonfirmasi atau ditarik.",
    DraftRefusal.OWN_DRAFT: "Usulan dikonfirmasi oleh admin lain, bukan penyusunnya.",
    DraftRefusal.DECREE_DIFFERS: "Ketik dasarnya persis seperti pada usulan.",
    DraftRefusal.TOO_SHORT: "Ada berkas yang jatuh temponya di luar tahun kalender ini.",
}


def invalid_sentence(error: CalendarInvalid) -> tuple[str, dict[str, str]]:
    """The sentence, and what fills it."""
    for pattern, sentence in INVALID:
        if found := re.fullmatch(pattern, error.why):
            return sentence, found.groupdict()
    return "%(text)s", {"text": str(error)}
