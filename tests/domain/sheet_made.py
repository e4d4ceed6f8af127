"""SOPs for the tests of the official sheet: one as long as real offices have, and any that a person could write."""

from dataclasses import replace

from hypothesis import strategies as st

from kanban.domain.sop_drafts import EMPTY, Arrow, Read, RoleColumn, SopDraft, StepDraft, written
from kanban.exchange.sop_seed_drafts import seed_drafts

LABELS = ("Pemohon", "Petugas Loket", "Analis Kebijakan", "Kepala Seksi", "Kepala Bidang", "Sekretaris", "Kepala Dinas")
ROWS = (
    ("Mengajukan permohonan rekomendasi beserta berkas persyaratan", 0, "5 menit"),
    ("Menerima dan mencatat permohonan pada buku agenda", 1, "10 menit"),
    ("Memeriksa kelengkapan dan keabsahan berkas; bila tidak lengkap dikembalikan kepada pemohon", 1, "30 menit"),
    ("Menyusun telaahan staf atas permohonan rekomendasi", 2, "2 jam"),
    ("Menjadwalkan peninjauan lapangan", 3, "1 hari kerja"),
    ("Melaksanakan peninjauan lapangan bersama tim teknis", 3, "1 hari kerja"),
    ("Menyusun berita acara peninjauan lapangan", 2, "3 jam"),
    ("Menelaah hasil peninjauan dan menyusun konsep surat rekomendasi", 2, "1 hari kerja"),
    ("Memeriksa konsep surat rekomendasi", 3, "2 jam"),
    ("Memberi paraf pada konsep surat rekomendasi", 4, "1 jam"),
    ("Memeriksa tata naskah dan memberi nomor surat", 5, "30 menit"),
    ("Menyetujui dan menandatangani surat; bila tidak setuju dikembalikan untuk diperbaiki", 6, "1 hari kerja"),
    ("Membubuhkan cap dinas", 5, "10 menit"),
    ("Menggandakan dan mengarsipkan surat rekomendasi", 1, "30 menit"),
    ("Menyampaikan surat rekomendasi kepada pemohon", 1, "15 menit"),
    ("Menerima surat rekomendasi dan menandatangani tanda terima", 0, "5 menit"),
    ("Mencatat penyelesaian pada register dan menyusun laporan", 1, "20 menit"),
)
INVOLVED = {5: (2, 4), 8: (2,)}
DECISIONS = {2: 0, 11: 7}
"""Decision → the step that its Tidak leads back to."""


def seventeen() -> SopDraft:
    """Seventeen steps, seven roles, two decisions, two steps with several roles, a list of requirements."""
    return SopDraft(
        title=written("Penerbitan Rekomendasi Izin Usaha Simpan Pinjam"),
        code="RKM",
        steps=tuple(_step(n) for n in range(len(ROWS))),
        columns=tuple(RoleColumn(written(label)) for label in LABELS),
        arrows=tuple(Arrow(f"s{here + 1}", f"s{there + 1}", "no") for here, there in DECISIONS.items()),
        identity={
            "number": written("065/12/DKUKM/2026"),
            "approved_by": written("Kepala Dinas"),
            "name": written("Penerbitan Rekomendasi Izin Usaha Simpan Pinjam"),
            "legal_basis": written("1. Undang-Undang Nomor 25 Tahun 1992\n2. Permen PANRB Nomor 35 Tahun 2012"),
        },
    )


def _step(n: int) -> StepDraft:
    activity, role, waktu = ROWS[n]
    lists = ("Surat permohonan bermeterai", "Fotokopi NIB", "Fotokopi KTP penanggung jawab")
    unit, number = ("working-days", 1) if "hari" in waktu else ("working-time", 0)
    seconds = int(waktu.split()[0]) * (3600 if "jam" in waktu else 60)
    return StepDraft(
        key=f"s{n + 1}", no=written(str(n + 1)), activity=written(activity), role=written(LABELS[role]),
        kind="decision" if n in DECISIONS else "process", waktu=written(waktu),
        standard=f"{unit}:{number or seconds}", output=written(f"Keluaran langkah {n + 1}"),
        involved=tuple(written(LABELS[each]) for each in INVOLVED.get(n, ())),
        requirements=tuple(written(each) for each in (lists if n in (0, 2) else (f"Hasil langkah {n}",))),
        note=written("SOP Peninjauan Lapangan") if n == 5 else EMPTY,
    )  # fmt: skip


_text = st.text(st.sampled_from("abc dxyzW .,-/“”éΩ漢\n"), max_size=120)


@st.composite
def drafts(draw: st.DrawFn) -> SopDraft:
    """Any SOP: arrows to anywhere, long and strange texts, many roles or none, steps without anybody."""
    roles = draw(st.integers(0, 24))
    count = draw(st.integers(0, 24))
    labels = [f"Peran {n} {draw(st.sampled_from(('', 'Bidang', 'Sub-Koordinator Kelembagaan')))}" for n in range(roles)]
    keys = [f"s{n}" for n in range(1, count + 1)]
    step = st.builds(
        StepDraft, st.just(""), _text.map(written), role=st.sampled_from([*labels, ""]).map(written),
        kind=st.sampled_from(("process", "process", "decision")), waktu=_text.map(written), output=_text.map(written),
        involved=st.lists(st.sampled_from([*labels, "?"]).map(written), max_size=4).map(tuple),
        requirements=st.lists(_text.map(written), max_size=4).map(tuple),
    )  # fmt: skip
    steps = [draw(step) for _ in keys]
    ways = st.builds(
        Arrow, st.sampled_from(keys or [""]), st.sampled_from([*keys, None]), st.sampled_from(("next", "yes", "no"))
    )
    found = {(way.step, way.kind): way for way in draw(st.lists(ways, max_size=count))}
    return SopDraft(
        title=Read(draw(_text) or None, confidence=100),
        steps=tuple(replace(each, key=key) for each, key in zip(steps, keys, strict=True)),
        columns=tuple(RoleColumn(written(label)) for label in labels),
        arrows=tuple(found.values()),
        identity={"legal_basis": written(draw(_text) * draw(st.sampled_from((1, 90))))},
    )


def looping() -> SopDraft:
    """A short SOP in which much is sent back."""
    draft = seed_drafts()[1]
    back = {"s3": "s1", "s5": "s2", "s6": "s3"}
    return replace(
        draft, code="BALIK", steps=tuple(as_decision(each) if each.key in back else each for each in draft.steps),
        arrows=tuple(Arrow(here, there, "no") for here, there in back.items()),
    )  # fmt: skip


def as_decision(step: StepDraft) -> StepDraft:
    return replace(step, kind="decision")


def no_to_end(key: str) -> Arrow:
    return Arrow(key, None, "no")
