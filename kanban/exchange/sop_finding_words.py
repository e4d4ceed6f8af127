"""What readers can say of a file, and the sentences for it: found, missing, what to do next."""

from dataclasses import dataclass
from enum import StrEnum


class Finding(StrEnum):
    """A fact about a file; its sentences stand in SENTENCES."""

    READ = "read"
    EMPTY = "empty"
    TOO_BIG = "too-big"
    TOO_SLOW = "too-slow"
    BROKE = "broke"
    UNKNOWN = "unknown"
    DAMAGED = "damaged"
    BOMB = "bomb"
    ENCRYPTED = "encrypted"
    OLD_OFFICE = "old-office"
    PICTURE = "picture"
    SCANNED = "scanned"
    PARTLY_SCANNED = "partly-scanned"
    MANY_PAGES = "many-pages"
    MACROS = "macros"
    OUTSIDE = "outside"
    HIDDEN = "hidden"
    CHANGED = "changed"
    LEFT_OUT = "left-out"
    NO_TABLE = "no-table"
    NO_STEPS = "no-steps"
    NO_ROLES = "no-roles"
    NO_SYMBOLS = "no-symbols"
    TEXT = "text"
    TEXT_NAMED = "text-named"
    WORD = "word"
    FOREIGN_JSON = "foreign-json"


@dataclass(frozen=True, slots=True)
class Words:
    """A finding in sentences: what was found, what is missing, what to do; each may be empty. Filled with facts."""

    found: str
    missing: str = ""
    next: str = ""


_ORIGINAL = "Minta berkas Excel atau PDF aslinya, atau salin tabelnya lalu tempel sebagai teks."

SENTENCES = {
    Finding.READ: Words("%(sops)s SOP dengan %(steps)s langkah."),
    Finding.EMPTY: Words("Berkas kosong.", "Tidak ada isi untuk dibaca.", "Pilih berkas lain."),
    Finding.TOO_BIG: Words(
        "Berkas %(size)s MB.",
        "Batasnya %(limit)s MB.",
        "Simpan lembar SOP saja ke berkas tersendiri, lalu unggah lagi.",
    ),
    Finding.TOO_SLOW: Words(
        "Berkas belum selesai dibaca setelah %(seconds)s detik.",
        "Hasil bacaan tidak ada.",
        "Simpan halaman SOP saja ke berkas tersendiri, lalu unggah lagi.",
    ),
    Finding.BROKE: Words(
        "Pembaca berhenti di tengah berkas ini.",
        "Hasil bacaan tidak ada.",
        "Simpan ulang berkasnya, atau tempel tabelnya sebagai teks.",
    ),
    Finding.UNKNOWN: Words(
        "Jenis berkas ini tidak dikenal.",
        "Yang dapat dibaca: xlsx, PDF, docx, CSV, teks, dan JSON Papan SOP.",
        "Simpan sebagai xlsx atau PDF, lalu unggah lagi.",
    ),
    Finding.DAMAGED: Words(
        "Berkas rusak atau terpotong.",
        "Isinya tidak dapat dibuka.",
        "Unduh atau salin ulang berkasnya, lalu unggah lagi.",
    ),
    Finding.BOMB: Words(
        "Isi berkas ini jauh lebih besar daripada SOP mana pun.",
        "Berkas tidak dibuka.",
        "Simpan lembar SOP saja ke berkas baru.",
    ),
    Finding.ENCRYPTED: Words(
        "Berkas ini dikunci kata sandi.",
        "Isinya tidak terbaca.",
        "Buka, hapus kata sandinya, simpan, lalu unggah lagi.",
    ),
    Finding.OLD_OFFICE: Words(
        "Ini berkas Office lama (xls atau doc), walau namanya mungkin lain.",
        "Bentuk lama tidak dapat dibaca.",
        "Buka di Excel atau Word, simpan sebagai xlsx atau PDF, lalu unggah lagi.",
    ),
    Finding.PICTURE: Words("Ini gambar.", "Tidak ada teks di dalamnya.", _ORIGINAL),
    Finding.SCANNED: Words(
        "%(pages)s halaman hasil pindai.", "Tidak ada teks dan bentuk yang dapat dibaca.", _ORIGINAL
    ),
    Finding.PARTLY_SCANNED: Words(
        "%(pages)s halaman hanya berupa gambar.",
        "Isi halaman itu tidak terbaca.",
        "Bandingkan dengan aslinya dan tambahkan langkah yang kurang.",
    ),
    Finding.MANY_PAGES: Words(
        "Berkas %(pages)s halaman; %(limit)s halaman pertama dibaca.",
        "Halaman sesudahnya tidak dibaca.",
        "Simpan halaman SOP berikutnya ke berkas tersendiri.",
    ),
    Finding.MACROS: Words("Berkas ini berisi makro; makro tidak dijalankan."),
    Finding.OUTSIDE: Words(
        "Berkas ini menunjuk ke berkas lain; yang dibaca hanya isi tersimpannya.", next="Periksa sel yang berisi rumus."
    ),
    Finding.HIDDEN: Words("Lembar tersembunyi dilewati: %(names)s.", next="Tampilkan lembar itu bila berisi SOP."),
    Finding.CHANGED: Words(
        "Berkas ini diekspor dari Papan SOP, lalu sel atau gambarnya diubah.",
        "Data yang tersimpan di dalamnya tidak dipakai; yang dibaca adalah yang terlihat.",
        "Periksa setiap langkah.",
    ),
    Finding.LEFT_OUT: Words(
        "Teks ini lebih dari %(limit)s baris.", "Baris sesudahnya tidak dibaca.", "Tempel per SOP."
    ),
    Finding.NO_TABLE: Words(
        "Tidak ada tabel SOP.",
        "Judul kolom seperti No, Kegiatan, Pelaksana, Kelengkapan, Waktu, Output tidak ditemukan.",
        "Sertakan baris judul tabelnya, atau periksa apakah berkasnya benar.",
    ),
    Finding.NO_STEPS: Words(
        "Judul tabel SOP %(sop)s ditemukan.",
        "Tidak ada satu pun langkah di bawahnya.",
        "Periksa baris yang dilewati, atau tambahkan langkah sendiri.",
    ),
    Finding.NO_ROLES: Words(
        "Tabel SOP %(sop)s dibaca.",
        "Kolom Pelaksana tidak ditemukan.",
        "Pilih pelaksana setiap langkah sebelum menerbitkan.",
    ),
    Finding.NO_SYMBOLS: Words(
        "Kolom Pelaksana SOP %(sop)s ditemukan.",
        "Tidak ada bentuk bagan alir di dalamnya.",
        "Pilih pelaksana setiap langkah sebelum menerbitkan.",
    ),
    Finding.TEXT: Words(
        "Teks tidak menyimpan bentuk bagan alir.",
        "Pelaksana langkah tidak diketahui.",
        "Pilih pelaksana setiap langkah, atau unggah berkas aslinya.",
    ),
    Finding.TEXT_NAMED: Words(
        "Teks tidak menyimpan bentuk bagan alir.",
        "Pelaksana dibaca dari kolomnya; langkah keputusan tidak diketahui.",
        "Periksa pelaksana setiap langkah, dan tandai langkah yang dijawab Ya atau Tidak.",
    ),
    Finding.WORD: Words(
        "Tabel dibaca dari berkas Word.",
        "Bentuk bagan alir Word tidak dibaca, jadi pelaksana langkah mungkin tidak diketahui.",
        "Simpan sebagai PDF dari Word, lalu unggah PDF itu.",
    ),
    Finding.FOREIGN_JSON: Words(
        "Ini JSON, tetapi bukan ekspor SOP dari Papan SOP.",
        "Tidak ada SOP di dalamnya.",
        "Ekspor ulang, atau unggah berkas aslinya.",
    ),
}
