"""`kanban cases anonymize`: the end of personal values whose time is up, looked at first and typed to be confirmed."""

import argparse
import sys

from sqlalchemy.exc import DatabaseError

from kanban.actions.erasure import AT_ONCE, NotExpired, anonymize
from kanban.actions.people import NotAdmin
from kanban.cli.opened import Unusable, opened, person
from kanban.clock import now
from kanban.config import ConfigUnread, load_settings
from kanban.domain.retention import confirmation, is_confirmed
from kanban.queries.office import OfficeFacts
from kanban.queries.retention import Expired, expired
from kanban.upkeep.shelf import Shelf

BACKUPS = (
    "Cadangan lama masih memuat data ini: hapus cadangan yang dibuat sebelum hari ini bila sudah tidak diperlukan."
)
NOTHING = "Tidak ada berkas yang masa simpan data pribadinya sudah habis."
WILL_GO = "perihal, pemohon, kontak, catatan, NIK, NIB, surat, alasan, keterangan jeda, dokumen"


def run(argv: list[str]) -> int:
    """0 done, or looked at; 1 not confirmed, or not allowed; 2 asked in a way that cannot be read."""
    parser = argparse.ArgumentParser(prog="kanban cases", description="Masa simpan data pribadi pada berkas.")
    acts = parser.add_subparsers(required=True, metavar="anonymize")
    erase = acts.add_parser("anonymize", help="hapus data pribadi berkas yang masa simpannya habis")
    erase.add_argument("--instance", metavar="FOLDER", help="folder data kantor")
    erase.add_argument("--dry-run", action="store_true", help="hanya tunjukkan berkasnya")
    erase.add_argument("--by", metavar="NAMA", help="nama pengguna admin yang menghapus")
    erase.add_argument("--confirm", metavar="TEKS", help="teks konfirmasi, bila tidak ada terminal")
    args = parser.parse_args(argv)
    try:
        return _anonymize(args)
    except (ConfigUnread, Unusable) as why:
        return _sorry(why, 2)
    except NotAdmin:
        return _sorry("Hanya admin kantor yang aktif yang dapat melakukannya.", 1)
    except NotExpired:
        return _sorry("Daftarnya berubah selagi Anda melihatnya. Ulangi.", 1)
    except DatabaseError as why:
        return _sorry(f"Basis data tidak dapat dipakai: {why.orig}\nPeriksa: kanban doctor", 1)


def _anonymize(args: argparse.Namespace) -> int:
    with opened(args) as (session, office):
        found = expired(session, office, now())
        print(*_lines(found, office), sep="\n")
        if args.dry_run or not found:
            return 0
        if not args.by:
            raise Unusable("Sebutkan admin yang menghapus dengan --by NAMA.")
        by = person(session, args.by)
        if not is_confirmed(args.confirm or _asked(len(found)), len(found)):
            return _sorry("Tidak dikonfirmasi. Tidak ada yang dihapus.", 1)
        drop = Shelf(load_settings(args.instance).instance).remove
        for start in range(0, len(found), AT_ONCE):
            anonymize(session, [each.id for each in found[start : start + AT_ONCE]], drop=drop, by=by, at=now())
    print(f"Data pribadi {len(found)} berkas dihapus. {BACKUPS}")
    return 0


def _lines(found: tuple[Expired, ...], office: OfficeFacts) -> list[str]:
    if not found:
        return [NOTHING]
    return [f"{len(found)} berkas; yang hilang: {WILL_GO}.", *(_line(each, office) for each in found)]


def _line(each: Expired, office: OfficeFacts) -> str:
    closed = office.day(each.closed_at).isoformat()
    return f"  {each.number:<16} ditutup {closed}, masa simpan {each.years} tahun"


def _asked(count: int) -> str:
    if not sys.stdin.isatty():
        return ""
    try:
        return input(f"Penghapusan ini tidak dapat dibatalkan. Ketik {confirmation(count)}: ")
    except EOFError:
        return ""


def _sorry(why: object, status: int) -> int:
    print(why, file=sys.stderr)
    return status
