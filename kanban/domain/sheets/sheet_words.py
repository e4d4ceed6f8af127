"""The words of the regulation's form. The sheet is a document of the office and stays Indonesian, whatever language the
screen speaks; the readers of `exchange/` know the same words."""

from collections.abc import Mapping
from datetime import date
from typing import Final

NO, ACTIVITY, ROLES, QUALITY = "No", "Kegiatan", "Pelaksana", "Mutu Baku"
REQUIREMENTS, WAKTU, OUTPUT, NOTE, PRACTICE = "Persyaratan", "Waktu", "Output", "Keterangan", "Realisasi"
END = "Selesai"
ANSWERS: Final[Mapping[str, str]] = {"yes": "Ya", "no": "Tidak", "": ""}
IDENTITY: Final[Mapping[str, str]] = {
    "unit": "Nama Unit",
    "number": "Nomor SOP",
    "drafted_on": "Tanggal Pembuatan",
    "revised_on": "Tanggal Revisi",
    "effective_on": "Tanggal Efektif",
    "approved_by": "Disahkan oleh",
    "name": "Nama SOP",
    "legal_basis": "Dasar Hukum",
    "qualifications": "Kualifikasi Pelaksana",
    "related": "Keterkaitan",
    "equipment": "Peralatan/Perlengkapan",
    "warnings": "Peringatan",
    "records": "Pencatatan dan Pendataan",
}
"""The 13 fields as the form names them."""
BESIDE = ("number", "drafted_on", "revised_on", "effective_on", "approved_by", "name")
"""What stands in lines of its own beside the unit."""
PAIRS = (("legal_basis", "qualifications"), ("related", "equipment"), ("warnings", "records"))
"""What stands below, two and two."""
GOES_ON = "lanjutan"
PAGE = "Halaman %(page)s dari %(pages)s"
TO_PAGE, FROM_PAGE = "ke hal. %(page)s", "dari hal. %(page)s"
STATES: Final[Mapping[str, str]] = {
    "draft": "draf, belum berlaku",
    "reviewed": "sudah ditinjau, belum berlaku",
    "published": "berlaku sejak %(date)s",
    "withdrawn": "sudah ditarik",
}
STAMPS: Final[Mapping[str, str]] = {"draft": "DRAF", "reviewed": "DRAF", "published": "", "withdrawn": "DITARIK"}
VERSION = "%(code)s versi %(version)s, %(state)s"
MEDIAN, P90, ON_TIME, COUNT = "Median %(amount)s", "P90 %(amount)s", "%(percent)s%% tepat waktu", "%(n)s kali"
NONE_YET = "Belum ada realisasi"
FEW = "Baru %(n)s kali: belum cukup untuk menilai standar"
GAPS: Final[Mapping[str, str]] = {
    "tight": "Catatan: standar sering terlampaui",
    "loose": "Catatan: standar jauh lebih longgar daripada praktik",
    "unset": "Catatan: belum ada standar, padahal praktiknya ada",
}
"""How standard and practice disagree, by `domain.figures.Gap`."""
PERIOD = "Realisasi %(begin)s s.d. %(end)s"
PROPOSED = "Garis putus-putus: pelaksana masih usulan"
THIN = "Garis tipis: ikut terlibat"
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip


def long_date(day: date) -> str:
    """ "3 Agustus 2026" """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
