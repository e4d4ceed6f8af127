"""What lies with the sample's open cases besides their moves: ticks, documents, remarks, outputs. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kanban.sample.story import Story


@dataclass(frozen=True, slots=True)
class Ticks:
    """The first so many missing requirements of the step were ticked."""

    most: int = 99


@dataclass(frozen=True, slots=True)
class Paper:
    """A document was handed in: a page with these lines, or a picture. `place` is that of its requirement in the step,
    `after` the version of the case's first document that it is newer than."""

    name: str
    lines: tuple[str, ...] = ()
    place: int | None = None
    after: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """Somebody wrote a remark."""

    text: str


@dataclass(frozen=True, slots=True)
class Came:
    """It was said, before the case left the step, what came of it: a number or a few words."""

    words: str


Beside = Ticks | Paper | Remark | Came

ALL, NOTHING = Ticks(), Ticks(0)
LIST = ("Daftar calon peserta", "1. Usaha keripik singkong", "2. Usaha kue kering", "3. Usaha sambal kemasan")
COMMITTEE = ("Rancangan SK panitia pelatihan", "Ketua: diisi setelah disetujui", "Anggota: empat orang")

PARTICULAR: Final[Mapping[str, tuple[Beside, ...]]] = {
    "Bimtek pembukuan sederhana bagi pelaku usaha mikro binaan": (
        ALL, Paper("Daftar calon peserta.pdf", LIST, place=0),
        Paper("Daftar calon peserta.pdf", (*LIST, "4. Usaha olahan susu"), after=1),
    ),
    "Pelatihan barista bagi wirausaha muda": (
        NOTHING, Remark("Data calon peserta dari kelurahan baru separuh, sisanya menyusul lusa."),
    ),
    "Pelatihan kriya bambu dan rotan": (ALL,),
    "Sosialisasi dan pendampingan sertifikasi halal bagi UMK pangan olahan": (
        ALL, Remark("@Sekretaris mohon nama narasumber dari lembaga pemeriksa halal ditambahkan."),
    ),
    "Pelatihan batik tulis pewarna alam": (ALL, Paper("SK panitia, rancangan.pdf", COMMITTEE, place=0)),
    "Pelatihan tata boga kue kering": (
        ALL, Paper("Aula kecamatan.png"), Remark("@Kepala Bidang aula muat 40 orang, listrik 2.200 watt."),
        Came("Berita acara survei 027/18/KUKM"),
    ),
    "Pelatihan manajemen usaha bagi UMK binaan": (ALL,),
    "NIB keripik pisang": (
        Ticks(1), Paper("Surat keterangan usaha.pdf", ("Surat keterangan usaha", "Usaha: keripik pisang"), place=1),
    ),
    "NIB bengkel sepeda motor": (NOTHING, Remark("@Kepala Bidang pemohon datang lagi hari Kamis.")),
    "Proposal lapak PKL kawasan Alun-alun Timur": (
        NOTHING, Paper("Proposal lapak.pdf", ("Proposal fasilitasi lapak", "Alun-alun Timur, 32 lapak"), place=0),
    ),
}  # fmt: skip
"""By the title of the case. No paper copies one of a real person or office."""


def beside_of(story: Story, number: int) -> tuple[Beside, ...]:
    """What lies with an open case; of two out of three that nothing particular is told of, everything was ticked."""
    return PARTICULAR.get(story.title, (NOTHING if number % 3 == 0 else ALL,))
