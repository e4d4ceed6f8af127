"""The sentences of the SOP screens: states, refusals, what is to be mended, what a diff line means."""

from collections.abc import Mapping
from typing import Any

from kanban.domain.durations import standard_from_code
from kanban.domain.sop_diff import Line
from kanban.domain.sop_drafts import Flag, FlagKind
from kanban.domain.sop_offers import stands
from kanban.domain.sop_problems import Problem, ProblemKind
from kanban.domain.sop_states import SopRefusal
from kanban.domain.sops import NAME_LENGTH
from kanban.web.i18n import gettext
from kanban.web.times import standard_text


def state_text(status: str) -> str:
    """A version's place in its life, in one word."""
    return {
        "draft": gettext("Draf"),
        "reviewed": gettext("Sudah ditinjau"),
        "published": gettext("Berlaku"),
        "withdrawn": gettext("Ditarik"),
    }[status]


def refusal_text(why: SopRefusal) -> str:
    """Why an act on a version was not done, and the way on."""
    return {
        SopRefusal.NOT_DRAFT: gettext("Versi ini bukan draf lagi. Buka kembali untuk mengubahnya."),
        SopRefusal.NOT_REVIEWED: gettext("Versi ini belum ditinjau."),
        SopRefusal.NOT_PUBLISHED: gettext("Versi ini tidak berlaku."),
        SopRefusal.OWN_DRAFT: gettext(
            "Anda yang terakhir mengubah draf ini. Minta admin lain meninjaunya, agar dibaca dua orang."
        ),
        SopRefusal.HAS_PROBLEMS: gettext("Masih ada yang perlu dibenahi. Buka penyunting untuk melihat daftarnya."),
        SopRefusal.DRAFT_EXISTS: gettext("SOP ini sudah punya draf. Lanjutkan draf itu, atau buang dulu."),
        SopRefusal.OVERTAKEN: gettext("Versi yang lebih baru sudah diterbitkan. Mulai draf dari versi itu."),
        SopRefusal.UNKNOWN_ROLE: gettext("Ada kolom pelaksana yang belum dipasangkan dengan peran kantor."),
        SopRefusal.CODE_TAKEN: gettext("Kode ini sudah dipakai SOP lain. Pilih kode lain, misalnya PBT."),
        SopRefusal.CODE_SETTLED: gettext(
            "Kode ini sudah menjadi bagian nomor register, jadi tidak berubah lagi sesudah SOP diterbitkan."
        ),
        SopRefusal.DATE_AHEAD: gettext("Tanggal efektif belum tiba. Terbitkan pada hari itu, atau pilih hari ini."),
        SopRefusal.DATE_BEFORE: gettext("Tanggal efektif tidak boleh sebelum tanggal efektif versi yang berlaku."),
        SopRefusal.NOTHING_TO_UNDO: gettext(
            "Tidak ada yang dapat dikembalikan: sudah dikembalikan, atau berkasnya sudah dikerjakan lagi."
        ),
        SopRefusal.UNMAPPED_STEP: gettext("Pilih langkah tujuan untuk setiap langkah yang berkasnya Anda pindahkan."),
        SopRefusal.CHANGED: gettext("Ada yang berubah sejak Anda membuka halaman ini. Lihat lagi, lalu ulangi."),
    }[why]


def problem_text(problem: Problem) -> str:
    """What is to be mended, as an official would say it."""
    no = problem.no or 0
    text = problem.text
    return {
        ProblemKind.NO_STEPS: gettext("Belum ada langkah. Tambahkan langkah pertama."),
        ProblemKind.NO_TITLE: gettext("Tulis nama SOP."),
        ProblemKind.NO_ACTIVITY: gettext("Langkah %(no)s: tulis aktivitasnya.", no=no),
        ProblemKind.NO_ROLE: gettext("Langkah %(no)s: tentukan pelaksananya.", no=no),
        ProblemKind.NO_COLUMNS: gettext("Tambahkan kolom pelaksana: jabatan yang mengerjakan langkah-langkah ini."),
        ProblemKind.UNMAPPED: gettext("Kolom “%(label)s”: pilih peran kantor yang dimaksud.", label=text),
        ProblemKind.SAME_ROLE: gettext("Kolom “%(label)s”: peran ini sudah dipakai kolom lain.", label=text),
        ProblemKind.NAME_LONG: gettext("Langkah %(no)s: nama pendek paling panjang %(n)s huruf.", no=no, n=NAME_LENGTH),
        ProblemKind.UNREAD_WAKTU: gettext(
            "Langkah %(no)s: waktu “%(text)s” belum terbaca. Tulis seperti “3 jam” atau “5 hari kerja”.",
            no=no, text=text,
        ),
        ProblemKind.GUESS: gettext("Langkah %(no)s: “%(text)s” masih tebakan. Perbaiki atau sahkan.", no=no, text=text)
        if no
        else gettext("Nama “%(text)s” masih tebakan. Perbaiki atau sahkan.", text=text),
        ProblemKind.TWO_STARTS: gettext("Langkah %(no)s tampak seperti awal kedua: tidak ada panah ke sana.", no=no),
        ProblemKind.UNREACHABLE: gettext("Langkah %(no)s tidak dapat dicapai dari langkah 1.", no=no),
        ProblemKind.NO_EXIT: gettext("Dari langkah %(no)s tidak ada jalan ke selesai: alurnya berputar.", no=no),
        ProblemKind.SAME_TARGETS: gettext("Langkah %(no)s: Ya dan Tidak menuju tempat yang sama.", no=no),
    }[problem.kind]  # fmt: skip


def flag_text(flag: Flag, value: str | None = None) -> str:
    """One remark on a field with this value: what stood there, what was put, and why."""
    if flag.instead and stands(flag, value):
        return gettext("Kata “%(text)s” tampak terpotong, mungkin “%(instead)s”", text=flag.text, instead=flag.instead)
    if flag.instead and flag.text:
        return gettext("“%(text)s” dibaca “%(instead)s”", text=flag.text, instead=flag.instead)
    return {
        FlagKind.CUT_WORD: gettext("Kata “%(text)s” tampak terpotong", text=flag.text),
        FlagKind.SUPPLIED: gettext("Tidak tertulis di naskah, hanya usulan"),
        FlagKind.MERGED: gettext("Sel naskah ini gabungan beberapa baris"),
        FlagKind.AMBIGUOUS: gettext("Ada dua kemungkinan bacaan"),
        FlagKind.ALTERNATIVE: gettext("Kemungkinan lain: %(text)s", text=flag.instead or flag.text),
        FlagKind.ASSUMED_WORKING: gettext("“Hari” dibaca sebagai hari kerja"),
        FlagKind.UNREAD: gettext("Belum terbaca"),
        FlagKind.MISSING: gettext("Tidak ditemukan di naskah"),
        FlagKind.NOISE: gettext("Tampak seperti bekas tinta, tidak dipakai"),
        FlagKind.DUPLICATE: gettext("Sama dengan langkah lain"),
    }.get(flag.kind, flag.why or gettext("Perlu dilihat"))


def reading_text(standard: str | None) -> str:
    """The reading of a waktu beside what was typed; empty when it is not understood."""
    return "" if standard is None else standard_text(standard_from_code(standard))


def identity_labels() -> Mapping[str, str]:
    """The 13 identity fields under the regulation's names."""
    return {
        "unit": gettext("Nama unit"),
        "number": gettext("Nomor SOP"),
        "drafted_on": gettext("Tanggal pembuatan"),
        "revised_on": gettext("Tanggal revisi"),
        "effective_on": gettext("Tanggal efektif"),
        "approved_by": gettext("Disahkan oleh"),
        "name": gettext("Nama SOP"),
        "legal_basis": gettext("Dasar hukum"),
        "qualifications": gettext("Kualifikasi pelaksana"),
        "related": gettext("Keterkaitan"),
        "equipment": gettext("Peralatan/perlengkapan"),
        "warnings": gettext("Peringatan"),
        "records": gettext("Pencatatan dan pendataan"),
    }


def diff_text(line: Line) -> str:
    """What changed, before its old and new words."""
    if line.sign == "+":
        return gettext("Langkah %(no)s ditambahkan", no=line.new_no)
    if line.sign == "-":
        return gettext("Langkah %(no)s dihapus", no=line.old_no)
    if line.sign == ">":
        return gettext("Langkah %(old)s menjadi langkah %(new)s", old=line.old_no, new=line.new_no)
    field = {
        "title": gettext("Nama SOP"), "activity": gettext("Aktivitas"), "name": gettext("Nama pendek"),
        "role": gettext("Pelaksana"), "involved": gettext("Terlibat"), "requirements": gettext("Persyaratan"),
        "waktu": gettext("Waktu"), "standard": gettext("Bacaan waktu"), "output": gettext("Output"),
        "note": gettext("Keterangan"), "kind": gettext("Jenis langkah"), "clock": gettext("Jam milik"),
        "yes": gettext("Ya menuju"), "no": gettext("Tidak menuju"),
    }.get(line.what) or identity_labels()[line.what]  # fmt: skip
    return field if line.new_no is None else gettext("Langkah %(no)s: %(field)s", no=line.new_no, field=field)


def diff_value(line: Line, value: str, roles: Mapping[str, str]) -> str:
    """A value of a diff line in words: roles by name, codes as people say them."""
    if line.what == "standard":
        return reading_text(value or None)
    if line.what in ("role", "involved"):
        return ", ".join(roles.get(code, code) for code in value.split(", ") if code)
    if line.what in ("yes", "no"):
        return "" if not value else gettext("Selesai") if value == "end" else gettext("langkah %(no)s", no=value)
    if line.what == "kind":
        return gettext("Keputusan") if value == "decision" else gettext("Proses")
    return clock_text(value.replace("office scheduled", "scheduled")) if line.what == "clock" else value


def version_move_text(data: Mapping[str, Any]) -> str:
    """One line of a case's history: it went to another version of its SOP, or back."""
    old, new = data["from"], data["to"]
    return gettext(
        "Dipindahkan dari versi %(old)s (%(from_)s) ke versi %(new)s (%(to)s)",
        old=old["version"], new=new["version"], from_=old["name"], to=new["name"],
    )  # fmt: skip


def clock_text(word: str) -> str:
    """Whose clock runs at a step."""
    return {
        "office": gettext("Kantor"),
        "scheduled": gettext("Kantor, mulai pada tanggal yang ditetapkan"),
        "applicant": gettext("Pemohon"),
        "system": gettext("Sistem lain (misalnya OSS)"),
    }.get(word, word)
