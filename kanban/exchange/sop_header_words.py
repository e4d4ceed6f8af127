"""The words over the columns of an SOP table, in the spellings of offices and with a letter wrong."""

import re
from enum import StrEnum


class Part(StrEnum):
    """What a column holds."""

    NO = "no"
    ACTIVITY = "activity"
    ROLE = "role"
    NAMED_ROLE = "named-role"
    """One column "Pelaksana" whose cells name the role in words."""
    REQUIREMENTS = "requirements"
    WAKTU = "waktu"
    OUTPUT = "output"
    NOTE = "note"
    OTHER = "other"


_WORDS = {
    Part.NO: "no nomor nourut nomorurut nr nmr",
    Part.ACTIVITY: (
        "aktivitas aktifitas kegiatan uraian prosedur langkah langkahlangkah tahapan tahap uraiankegiatan "
        "uraianprosedur uraianaktivitas uraiankerja uraiantugas uraiansop proses rinciankegiatan "
        "langkahkegiatan langkahkerja tahapankegiatan aktivitaskegiatan kegiatanaktivitas kegiatanuraian "
        "namakegiatan jeniskegiatan prosedurkegiatan kegiatanprosedur uraianlangkah uraianproses"
    ),
    Part.REQUIREMENTS: (
        "persyaratan kelengkapan persyaratankelengkapan kelengkapanpersyaratan perlengkapan syarat "
        "persyaratanperlengkapan perlengkapanpersyaratan kelengkapanperlengkapan bahan input masukan "
        "kelengkapandokumen peralatan syaratkelengkapan persyaratandankelengkapan "
        "persyaratanperlengkapankelengkapan peralatankelengkapan alatbahan alatdanbahan sarana kebutuhan dokumen "
        "dokumenterkait dokumenpersyaratan"
    ),
    Part.WAKTU: (
        "waktu jangkawaktu lamawaktu waktupenyelesaian durasi waktupelaksanaan waktupengerjaan waktuproses "
        "lama lamanya standarwaktu bakuwaktu wkt"
    ),
    Part.OUTPUT: "output keluaran hasil outputkeluaran keluaranoutput hasiloutput outputhasil hasilkeluaran produk "
    "hasilkegiatan hasilakhir hasilkerja",
    Part.NOTE: "keterangan ket ketr catatan",
}
_MEANS = {word: part for part, words in _WORDS.items() for word in words.split()}
_GROUPS = {
    "pelaksana": "roles", "pelaksanakegiatan": "roles", "aktor": "roles", "pelaku": "roles", "unitpelaksana": "roles",
    "pelaksanaaktor": "roles", "pelaksanasop": "roles", "unitkerjapelaksana": "roles", "pelaksanaprosedur": "roles",
    "penanggungjawab": "roles", "pelaksanapenanggungjawab": "roles", "penanggungjawabkegiatan": "roles",
    "mutubaku": "quality", "bakumutu": "quality", "standarmutu": "quality", "mutubakuan": "quality",
}  # fmt: skip
_JOINING = frozenset(["dan", "atau", "serta", "yang", "di", "dalam", "untuk", "sop"])
_TOKENS: dict[Part | str, tuple[frozenset[str], frozenset[str]]] = {
    part: (frozenset(needed.split()), frozenset(allowed.split()))
    for part, needed, allowed in (
        (
            Part.WAKTU,
            "waktu durasi",
            "jangka lama baku standar penyelesaian pelaksanaan pengerjaan proses kerja kegiatan target maksimal",
        ),
        (Part.OUTPUT, "output keluaran outcome", "hasil kegiatan produk dokumen"),
        (
            Part.REQUIREMENTS,
            "persyaratan kelengkapan perlengkapan",
            "syarat dokumen berkas bahan peralatan alat kerja input sarana administrasi prasarana kebutuhan",
        ),
        (Part.NOTE, "keterangan catatan", "lain"),
        ("quality", "mutu", "baku standar kualitas"),
        ("roles", "pelaksana aktor", "kegiatan prosedur unit kerja jabatan petugas pejabat instansi terkait"),
        (
            Part.ACTIVITY,
            "kegiatan aktivitas aktifitas prosedur langkah tahapan uraian",
            "rincian jenis nama kerja proses pelaksanaan tugas deskripsi detail rangkaian alur pelayanan pekerjaan",
        ),
    )
}
"""Of a longer label: one of the first words, and no others than both."""
LONGEST_LABEL = 80
"""Characters: what is longer is a sentence of the body."""


def meaning(text: str) -> Part | str | None:
    """What a header word means: a part, "roles" or "quality" for a group, None for anything else."""
    bare = re.sub(r"\([^)]*\)", "", text)
    key = re.sub(r"[^a-z]", "", bare.casefold())
    if not key or len(key) > LONGEST_LABEL:
        return None
    if key in _MEANS or key in _GROUPS:
        return _MEANS.get(key) or _GROUPS[key]
    tokens = set(re.findall(r"[a-z]+", bare.casefold())) - _JOINING
    for part, (needed, allowed) in _TOKENS.items():
        if tokens & needed and tokens <= needed | allowed:
            return part
    if len(key) >= 5 and (near := [known for known in (*_MEANS, *_GROUPS) if len(known) >= 5 and _is_near(key, known)]):
        return _MEANS.get(near[0]) or _GROUPS[near[0]]
    return None


def _is_near(one: str, other: str) -> bool:
    """At most one letter added, lost or changed."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    return (
        one[start + 1 :] == other[start + 1 :] or one[start + 1 :] == other[start:] or one[start:] == other[start + 1 :]
    )
