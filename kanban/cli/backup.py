"""`kanban backup`: a proven copy of the office's data in one file, while people work."""

from pathlib import Path

from kanban.cli import keeper
from kanban.clock import now
from kanban.upkeep import backup
from kanban.upkeep.place import Place

MADE = """Cadangan dibuat dan diperiksa: {file}
  {megabytes} MB · {events} kejadian · kepala rantai {head}
  Tanpa kunci rahasia: setelah dipulihkan, semua orang masuk lagi."""
BROKEN = """PERHATIAN: {fault}
Cadangan ini tetap disimpan, tetapi tidak akan dipulihkan begitu saja. Cadangan lama tidak dihapus.
Periksa: kanban audit verify"""


def run(argv: list[str]) -> int:
    """0 made; 1 not made, or made of a record that is broken; 2 a setting cannot be used."""
    parser = keeper.parser("backup", "Cadangkan basis data, dokumen, dan pengaturan; papan boleh terus berjalan.")
    parser.add_argument("--to", metavar="FOLDER", type=Path, help="folder lain, misalnya diska lepas; tidak dirotasi")
    args = parser.parse_args(argv)
    return keeper.kept(args, lambda place, _: made(place, args.to))


def made(place: Place, folder: Path | None) -> int:
    done = backup.make(place, at=now(), folder=folder)
    told = done.manifest
    megabytes = f"{max(done.bytes, 50_000) / 1_000_000:.1f}".replace(".", ",")
    print(MADE.format(file=done.file, megabytes=megabytes, events=told.events, head=told.head))
    for old in done.removed:
        print(f"  dihapus menurut rotasi: {old.name}")
    if told.fault:
        print(BROKEN.format(fault=told.fault))
    return 1 if told.fault else 0
