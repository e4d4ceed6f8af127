"""The words of an intake: its fields, its faults, and in what one file resembles another."""

from kanban.domain.likeness import Resemblance
from kanban.domain.particulars import NIB_DIGITS, NIK_DIGITS, NumberFault, Priority
from kanban.exchange.intake_list import MOST_ROWS, CellFault, ListRefusal
from kanban.web.i18n import gettext, ngettext


def priority_text(priority: int) -> str:
    """ "Biasa", "Segera", "Sangat segera", as the lembar disposisi says it."""
    return {
        Priority.ORDINARY: gettext("Biasa"),
        Priority.URGENT: gettext("Segera"),
        Priority.MOST_URGENT: gettext("Sangat segera"),
    }[Priority(priority)]


def priority_choices() -> list[tuple[str, str]]:
    """The choices of a form."""
    return [(str(int(priority)), priority_text(priority)) for priority in Priority]


def resemblance_text(found: Resemblance) -> str:
    """Why a file is shown as possibly the same."""
    return {
        Resemblance.NIK: gettext("NIK sama"),
        Resemblance.NIB: gettext("NIB sama"),
        Resemblance.LETTER: gettext("nomor surat sama"),
        Resemblance.WORDS: gettext("pemohon dan perihal mirip"),
    }[found]


def nik_fault_text(fault: NumberFault, number: str) -> str:
    """What is wrong with a NIK; the number itself is not repeated."""
    if fault is NumberFault.NOT_DIGITS:
        return gettext("NIK hanya berisi angka. Salin dari KTP atau kartu keluarga.")
    return gettext("NIK terdiri atas %(due)s angka; yang tertulis %(n)s. Periksa lagi.", due=NIK_DIGITS, n=len(number))


def nib_fault_text(fault: NumberFault, number: str) -> str:
    """What is wrong with a NIB."""
    if fault is NumberFault.NOT_DIGITS:
        return gettext("NIB hanya berisi angka. Salin dari dokumen NIB pada OSS.")
    return gettext("NIB terdiri atas %(due)s angka; yang tertulis %(n)s. Periksa lagi.", due=NIB_DIGITS, n=len(number))


def formula_text() -> str:
    """What a cell is told that a spreadsheet would run."""
    return gettext("Isian ini dapat dibaca sebagai rumus oleh Excel. Hapus tanda =, +, - atau @ di depannya.")


def too_long_text(count: int, most: int) -> str:
    """A text beyond its length."""
    return gettext("Terlalu panjang: %(n)s huruf, paling banyak %(most)s.", n=count, most=most)


def opened_text(count: int) -> str:
    """How many files were opened."""
    return ngettext("%(num)s berkas dibuka", "%(num)s berkas dibuka", count)


def cell_fault_text(fault: CellFault) -> str:
    """Why a cell of a list cannot be taken."""
    if fault is CellFault.FORMULA:
        return formula_text()
    return gettext(
        "Tersimpan sebagai angka, sehingga nol di depan atau angka terakhir dapat hilang. Ubah kolomnya menjadi teks."
    )


def list_refusal_text(why: ListRefusal) -> str:
    """Why a list was not read."""
    return {
        ListRefusal.EMPTY: gettext("Daftarnya kosong. Pilih berkas CSV atau xlsx, atau tempel barisnya dari Excel."),
        ListRefusal.NOT_A_TABLE: gettext(
            "Ini bukan tabel CSV atau xlsx yang utuh. Simpan ulang dari Excel, lalu coba."
        ),
        ListRefusal.NO_TITLE_COLUMN: gettext("Baris pertama harus memuat nama kolom; kolom Perihal belum ada."),
        ListRefusal.TOO_MANY: gettext("Paling banyak %(most)s baris sekali buka. Bagi daftarnya.", most=MOST_ROWS),
        ListRefusal.TOO_LARGE: gettext("Berkas ini terlalu besar untuk sebuah daftar. Simpan ulang tanpa gambar."),
    }[why]
