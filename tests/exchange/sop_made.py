"""SOPs whose every field is known, for the readers' tests: the document makers beside this file draw them in the
dialects that offices use, and `facts()` says what must come out.
"""

from dataclasses import dataclass, field, replace

from kanban.exchange.sop_findings import Reading


@dataclass(frozen=True)
class MadeStep:
    activity: str
    roles: tuple[int, ...]
    waktu: str
    requirements: tuple[str, ...] = ("Berkas permohonan",)
    output: str = "Berkas"
    kind: str = "box"


@dataclass(frozen=True)
class MadeSop:
    title: str
    roles: tuple[str, ...]
    steps: tuple[MadeStep, ...]
    back: dict[int, int] = field(default_factory=dict)
    """Decision → the earlier step that its "Tidak" leads to; indexes from 0."""


LETTERS = MadeSop(
    "Pelayanan Surat Masuk",
    ("Staf", "Kasubbag Umum", "Sekretaris", "Kepala Dinas"),
    (
        MadeStep(
            "Menerima dan mencatat surat masuk",
            (0,),
            "5 menit",
            ("Surat masuk", "Buku agenda"),
            "Surat tercatat",
            "capsule",
        ),
        MadeStep("Memeriksa kelengkapan surat", (1,), "10 menit", ("Surat tercatat",), "Surat diperiksa", "diamond"),
        MadeStep("Menyusun lembar disposisi", (0,), "15 menit", ("Surat diperiksa",), "Lembar disposisi"),
        MadeStep(
            "Memberi paraf pada lembar disposisi", (2,), "1 jam", ("Lembar disposisi",), "Lembar berparaf", "diamond"
        ),
        MadeStep("Memberi arahan atas surat", (3,), "1 hari kerja", ("Lembar berparaf",), "Disposisi"),
        MadeStep("Menyampaikan surat kepada bidang", (0,), "30 menit", ("Disposisi",), "Tanda terima", "capsule"),
    ),
    {1: 0, 3: 2},
)
BRIEF = MadeSop(
    "Peminjaman Ruang Rapat",
    ("Pemohon", "Pengelola", "Kasubbag"),
    (
        MadeStep("Mengajukan permohonan", (0,), "5 menit", kind="capsule"),
        MadeStep("Memeriksa jadwal ruangan", (1,), "10-15 menit"),
        MadeStep("Menyetujui permohonan", (2,), "1 jam", kind="diamond"),
        MadeStep("Menyiapkan ruangan", (1,), "30 menit", kind="capsule"),
    ),
    {2: 0},
)


def long_sop(count: int = 17) -> MadeSop:
    """A long one: as many steps as real offices have at most."""
    steps = tuple(
        MadeStep(f"Melaksanakan kegiatan nomor {n + 1}", (n * 2 % 4,), f"{n + 5} menit", (f"Berkas {n}",), f"Hasil {n}")
        for n in range(count)
    )
    steps = (*steps[:5], replace(steps[5], kind="diamond"), *steps[6:])
    return MadeSop("Kegiatan Panjang", LETTERS.roles, steps, {5: 2})


def facts(sop: MadeSop) -> list[tuple[object, ...]]:
    """What a reader must find: activity, roles, waktu, requirements, output, decision, where "Tidak" leads."""
    return [
        (
            step.activity, frozenset(sop.roles[role] for role in step.roles), step.waktu, step.requirements,
            step.output,
            step.kind == "diamond", sop.back.get(n),
        )
        for n, step in enumerate(sop.steps)
    ]  # fmt: skip


def found(reading: Reading, n: int = 0) -> list[tuple[object, ...]]:
    """The same of a draft."""
    draft = reading.drafts[n]
    keys = [step.key for step in draft.steps]
    no = {arrow.step: keys.index(arrow.to) for arrow in draft.arrows if arrow.kind == "no" and arrow.to}
    return [
        (
            step.activity.value, frozenset(filter(None, (step.role.value, *(each.value for each in step.involved)))),
            step.waktu.value, tuple(each.value for each in step.requirements), step.output.value,
            step.kind == "decision",
            no.get(step.key),
        )
        for step in draft.steps
    ]  # fmt: skip
