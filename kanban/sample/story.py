"""What happened to the sample's cases, told backwards from "now" in working time, so that late, at risk, on time and
finished exist at whatever moment the sample is made. Data only."""

from dataclasses import dataclass
from typing import Final

from kanban.domain.moves import MoveKind


@dataclass(frozen=True, slots=True)
class Return:
    """The stay-th stay of a case (counted from 1) ended by sending it back to a step."""

    stay: int
    to: int
    reason: str


@dataclass(frozen=True, slots=True)
class Pause:
    """The last stay of an open case was paused so many working minutes ago and still is; `days_ahead`: a date was set,
    so many working days from now."""

    minutes: int
    reason: str
    note: str = ""
    days_ahead: int = 0


@dataclass(frozen=True, slots=True)
class Passed:
    """A supervisor ended the stay-th stay: skipped it, or endorsed it in place of its owner."""

    stay: int
    kind: MoveKind
    role_code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Slip:
    """The last stay of an open case was handed on by mistake so many working minutes ago, and that taken back."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Late:
    """The stamp of the stay-th stay of a finished case came so many working minutes late; a correction was asked for
    and confirmed."""

    stay: int
    minutes: int
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """One case: the working time of each stay, in minutes, or in working days where the step's standard is in days.

    An open case is still in its last stay. A finished one left its last step `finished` working days ago; 0 is today,
    or the last working day when the office has not opened today. With a reason in `cancelled` it was not finished then
    but cancelled.
    """

    sop: str
    title: str
    applicant: str
    used: tuple[int, ...]
    finished: int | None = None
    back: Return | None = None
    pause: Pause | None = None
    passed: Passed | None = None
    slip: Slip | None = None
    late: Late | None = None
    cancelled: str = ""


BACK_TO_NAMES = Return(2, 1, "Empat NIK ganda pada daftar calon peserta, mohon diperbaiki.")
BACK_TO_COMMITTEE = Return(3, 2, "Nama narasumber belum tercantum dalam SK panitia, mohon dilengkapi.")
BACK_TO_PLACE = Return(6, 5, "Aula kecamatan dipakai acara lain pada tanggal itu, mohon cari tempat pengganti.")
BACK_TO_LETTER = Return(4, 3, "Tanggal pada surat undangan berbeda dengan surat izin tempat.")
BACK_TO_INTAKE = Return(3, 1, "Alamat usaha belum sama dengan surat keterangan dari desa, mohon diperbaiki.")
BACK_TO_STALLS = Return(2, 1, "Ukuran lapak belum sesuai denah lokasi dari kelurahan.")
WITHOUT_EQUIPMENT = Passed(2, MoveKind.SKIP, "kepala_bidang", "Permohonan hanya lapak promosi, tanpa peralatan.")
FOR_THE_SECRETARY = Passed(2, MoveKind.OVERRIDE, "kepala_dinas", "Sekretaris dinas luar, panitia sudah saya periksa.")
POWER_CUT = Late(2, 50, "Listrik padam, cap baru dapat dibubuhkan setelah menyala.")

TRAININGS: Final = (
    Story("PLT", "Bimtek pembukuan sederhana bagi pelaku usaha mikro binaan", "Kec. Cibening · 25 peserta", (70,)),
    Story("PLT", "Pelatihan barista bagi wirausaha muda", "Kel. Sukamaju · 20 peserta", (30,)),
    Story("PLT", "Pelatihan kriya bambu dan rotan", "Kel. Rejosari · 15 peserta", (5,)),
    Story("PLT", "Pelatihan kemasan produk makanan ringan angkatan III", "Kec. Mekarjaya · 30 peserta",
          (50, 150, 100, 380), back=BACK_TO_NAMES),
    Story("PLT", "Sosialisasi dan pendampingan sertifikasi halal bagi UMK pangan olahan",
          "Forum UMK Pangan · 40 peserta", (44, 150)),
    Story("PLT", "Pelatihan batik tulis pewarna alam", "Kelompok Melati · 20 peserta", (38, 50)),
    Story("PLT", "Pelatihan menjahit tingkat dasar", "Kec. Mekarjaya · 16 peserta", (52, 95), slip=Slip(30)),
    Story("PLT", "Pelatihan pemasaran digital dan foto produk", "Kel. Sukamaju · 20 peserta", (41, 120, 160)),
    Story("PLT", "Bimtek keamanan pangan untuk izin PIRT", "Kec. Cibening · 35 peserta", (58, 165, 110),
          passed=FOR_THE_SECRETARY),
    Story("PLT", "Pelatihan olahan susu dan yoghurt", "Kelompok Ternak Sumber · 18 peserta",
          (35, 90, 60, 45, 40), back=BACK_TO_COMMITTEE),
    Story("PLT", "Pelatihan pengolahan hasil laut: abon dan kerupuk ikan", "Kelompok Nelayan Muara · 24 peserta",
          (47, 130, 150, 80)),
    Story("PLT", "Pelatihan ekspor bagi UMK naik kelas", "Forum UMK Ekspor · 12 peserta", (55, 240, 170, 325),
          pause=Pause(300, "agency", "surat izin tempat dari Disperindag")),
    Story("PLT", "Pelatihan tata boga kue kering", "Kec. Rejosari · 30 peserta", (33, 140, 155, 100, 250)),
    Story("PLT", "Pelatihan pengelasan dan bengkel kecil", "Karang Taruna Rejosari · 15 peserta",
          (49, 110, 175, 120, 165, 0, 40), back=BACK_TO_PLACE),
    Story("PLT", "Pelatihan lokapasar dan QRIS bagi pedagang pasar", "Pasar Induk · 45 peserta",
          (40, 125, 160, 140, 150, 2)),
    Story("PLT", "Pelatihan manajemen usaha bagi UMK binaan", "Kab. Mekarjaya · 30 peserta",
          (36, 170, 145, 95, 130, 1), pause=Pause(10, "schedule", days_ahead=2)),
    Story("PLT", "Pelatihan sablon dan cetak kaus", "Karang Taruna Sukamaju · 18 peserta",
          (42, 115, 150, 105, 160, 3), finished=0),
    Story("PLT", "Pelatihan hidroponik pekarangan", "Kelompok Wanita Tani Asri · 25 peserta",
          (57, 150, 168, 90, 140, 2), finished=0),
    Story("PLT", "Pelatihan kemasan produk makanan ringan angkatan II", "Kec. Cibening · 30 peserta",
          (45, 160, 50, 120, 135, 80, 150, 3), finished=5, back=BACK_TO_NAMES),
    Story("PLT", "Pelatihan rias pengantin tradisional", "Kel. Rejosari · 14 peserta",
          (85, 175, 160, 130, 155, 5), finished=12),
    Story("PLT", "Pelatihan servis telepon genggam", "Karang Taruna Mekarjaya · 16 peserta",
          (39, 100, 140, 70, 120, 110, 165, 3), finished=28, back=BACK_TO_LETTER),
    Story("PLT", "Pelatihan kemasan produk makanan ringan angkatan I", "Kec. Rejosari · 28 peserta",
          (54, 145, 205, 115, 170, 3), finished=47),
    Story("PLT", "Pelatihan merangkai bunga meja", "Kel. Sukamaju · 12 peserta", (62, 80), finished=6,
          cancelled="Pemohon menarik permohonan; pesertanya ikut pelatihan di Kel. Rejosari."),
)  # fmt: skip

LICENCES: Final = (
    Story("NIB", "NIB warung sembako", "Usaha Mikro Kec. Cibening", (66,),
          pause=Pause(60, "applicant", "alamat surel belum aktif")),
    Story("NIB", "NIB jasa jahit pakaian", "Usaha Mikro Kel. Sukamaju", (13,)),
    Story("NIB", "NIB kedai kopi keliling", "Usaha Mikro Kec. Mekarjaya", (26,)),
    Story("NIB", "NIB keripik pisang", "Usaha Mikro Kec. Rejosari", (17, 94),
          pause=Pause(90, "applicant", "kode verifikasi di surel pemohon")),
    Story("NIB", "NIB bengkel sepeda motor", "Usaha Mikro Kel. Rejosari", (22, 199),
          pause=Pause(180, "applicant", "pemohon mengurus NIK di Disdukcapil")),
    Story("NIB", "NIB katering rumahan", "Usaha Mikro Kec. Cibening", (18, 24, 9, 12, 15, 11), back=BACK_TO_INTAKE),
    Story("NIB", "NIB penatu kiloan", "Usaha Mikro Kel. Sukamaju", (20, 27, 16, 41),
          pause=Pause(40, "system", "OSS sedang gangguan")),
    Story("NIB", "NIB depot air minum isi ulang", "Usaha Mikro Kec. Mekarjaya", (15, 21, 12, 3, 3)),
    Story("NIB", "NIB kios pulsa dan aksesori", "Usaha Mikro Kec. Mekarjaya", (14, 23, 10, 2, 6), finished=0),
    Story("NIB", "NIB toko kue basah", "Usaha Mikro Kel. Rejosari", (25, 48, 17, 4, 8), finished=0),
    Story("NIB", "NIB anyaman pandan", "Usaha Mikro Kec. Cibening", (19, 26, 21, 3, 7), finished=1),
    Story("NIB", "NIB pangkas rambut", "Usaha Mikro Kel. Sukamaju", (12, 18, 9, 4, 5), finished=3),
    Story("NIB", "NIB budi daya lele", "Kelompok Tani Muara", (24, 29, 13, 16, 20, 14, 4, 9),
          finished=8, back=BACK_TO_INTAKE),
    Story("NIB", "NIB sambal kemasan botol", "Usaha Mikro Kec. Rejosari", (16, 75, 19, 3, 6), finished=17,
          late=POWER_CUT),
    Story("NIB", "NIB warung makan lesehan", "Usaha Mikro Kec. Mekarjaya", (21, 25, 15, 4, 9), finished=33),
    Story("NIB", "NIB suvenir kayu", "Kelompok Perajin Rejosari", (28, 22, 11, 2, 5), finished=54),
)  # fmt: skip

PROPOSALS: Final = (
    Story("FUM", "Proposal lapak PKL kawasan Alun-alun Timur", "Paguyuban PKL Alun-alun · 32 lapak", (3,)),
    Story("FUM", "Proposal lapak PKL tepi Sungai Muara", "Kel. Sukamaju · 18 lapak", (12,)),
    Story("FUM", "Proposal peralatan produksi tahu dan tempe", "Sentra Tahu Cibening · 10 kelompok", (16, 7)),
    Story("FUM", "Proposal gerobak usaha kuliner malam", "Kec. Mekarjaya · 25 unit", (11, 9, 13, 8),
          back=BACK_TO_STALLS),
    Story("FUM", "Proposal mesin jahit untuk kelompok konfeksi", "Kelompok Melati · 12 unit", (24, 15)),
    Story("FUM", "Promosi produk UMKM pada pekan raya kabupaten", "Kab. Mekarjaya · 40 UMKM", (20, 2, 1),
          passed=WITHOUT_EQUIPMENT),
    Story("FUM", "Promosi UMKM pada bazar hari koperasi", "Forum UMK Pangan · 22 UMKM", (14, 18, 7), finished=9),
)  # fmt: skip

STORIES: Final = TRAININGS + LICENCES + PROPOSALS
