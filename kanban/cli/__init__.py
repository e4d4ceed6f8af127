"""The acts of the office and of its keeper as commands: `kanban NAME …`, each in the file of its name."""

import importlib
import sys
from collections.abc import Callable, Sequence

from kanban import __version__

# One line per command in this folder. A command is read when called, so that `check` works on a tree that does not run.
COMMANDS = {
    "serve": "jalankan papan: --host --port --instance (bawaan, boleh tidak disebut)",
    "backup": "cadangkan data kantor ke satu berkas; --to FOLDER",
    "restore": "pulihkan cadangan: restore FILE; --yes tanpa bertanya",
    "doctor": "periksa komputer dan data: apa yang salah, apa yang dilakukan; --json",
    "account": "pulihkan akun: account password NAMA | account second-factor NAMA",
    "audit": "rantai catatan: audit verify | audit export; --case NOMOR hanya satu berkas",
    "jobs": "pekerjaan harian untuk cron: jobs run",
    "cases": "masa simpan data pribadi: cases anonymize --dry-run | --by NAMA",
    "calendar": "kalender kerja: calendar show|import|confirm|due|elapsed|trace; --json",
    "sop": "SOP dari berkas sampai papan: sop read|import|list|show|diff|export|review|publish; --json",
    "words": "perbarui katalog bahasa Inggris; --check hanya menyebut yang kurang",
    "test": "jalankan uji; argumen diteruskan ke pytest",
    "check": "periksa kode: gaya, tipe, arah impor, templat; --fix merapikan",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    name, rest = chosen(list(sys.argv[1:] if argv is None else argv))
    if name in ("-h", "--help"):
        print(usage())
        return 0
    if name == "--version":
        print(f"Papan SOP {__version__}")
        return 0
    if name not in COMMANDS:
        print(f"Perintah “{name}” tidak dikenal.\n\n{usage()}", file=sys.stderr)
        return 2
    run: Callable[[list[str]], int] = importlib.import_module(f"kanban.cli.{name}").run
    return run(rest)


def chosen(args: list[str]) -> tuple[str, list[str]]:
    """Without a name, or with options only, the board is served."""
    if args and (not args[0].startswith("-") or args[0] in ("-h", "--help", "--version")):
        return args[0], args[1:]
    return "serve", args


def usage() -> str:
    lines = [f"  {name:<8} {words}" for name, words in COMMANDS.items()]
    return "\n".join(["Pemakaian: python3 -m kanban [PERINTAH] [PILIHAN]", "", *lines])
