"""`kanban sop`: SOPs from documents to boards and back at the command line, by the same acts as in the browser."""

import argparse
import sys

from sqlalchemy.exc import DatabaseError

from kanban.actions.people import NotAdmin
from kanban.actions.sop_drafts import SopUnknown
from kanban.cli import sop_acts, sop_read, sop_shown
from kanban.cli.opened import Unusable
from kanban.config import ConfigUnread
from kanban.domain.sop_states import SopRefused
from kanban.web.sops.sop_words import refusal_text

WHICH = "kode SOP, misalnya PLT; versi lain: PLT:2"


def run(argv: list[str]) -> int:
    """0 done; 1 refused, or nothing could be read; 2 asked in a way that cannot be carried out. Always in words."""
    args = parser().parse_args(argv)
    try:
        return int(args.act(args))
    except (ConfigUnread, Unusable) as why:
        return _sorry(why, 2)
    except SopRefused as refused:
        return _sorry(refusal_text(refused.why), 1)
    except SopUnknown:
        return _sorry("Versi ini tidak sedang ditulis.", 1)
    except NotAdmin:
        return _sorry("Hanya admin kantor yang aktif yang dapat melakukannya.", 1)
    except DatabaseError as why:
        return _sorry(f"Basis data tidak dapat dipakai: {why.orig}\nPeriksa: kanban doctor", 1)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="kanban sop", description="SOP dari dan ke berkas, dari draf sampai papan.")
    acts = made.add_subparsers(required=True, metavar="read|import|list|show|diff|export|review|publish")
    read = acts.add_parser("read", help="baca SOP dari xlsx, PDF, docx, CSV, atau teks; tidak menyimpan apa pun")
    read.add_argument("file", metavar="FILE", help="berkas SOP; - membaca dari masukan")
    read.add_argument("--json", action="store_true", help="hasil bacaan sebagai JSON")
    read.set_defaults(act=sop_read.shown)
    _import(acts.add_parser("import", parents=[_office(), _by()], help="jadikan isi berkas draf SOP"))
    shown = acts.add_parser("list", parents=[_office()], help="semua SOP dan versinya")
    shown.set_defaults(act=sop_shown.listed)
    show = acts.add_parser("show", parents=[_office(), _version()], help="tabel satu versi, dan yang perlu dibenahi")
    show.set_defaults(act=sop_shown.shown)
    _diff(acts.add_parser("diff", parents=[_office(), _version()], help="yang berubah terhadap versi sebelumnya"))
    _export(acts.add_parser("export", parents=[_office(), _version()], help="lembar SOP sebagai xlsx, CSV atau JSON"))
    review = acts.add_parser("review", parents=[_office(), _version(), _by()], help="draf sudah dibaca admin kedua")
    review.set_defaults(act=sop_acts.reviewed)
    _publish(acts.add_parser("publish", parents=[_office(), _version(), _by()], help="berlakukan draf yang ditinjau"))
    return made


def _office() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--instance", metavar="FOLDER", help="folder data kantor")
    common.add_argument("--json", action="store_true", help="jawaban sebagai JSON")
    return common


def _version() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("version", metavar="SOP", help=WHICH)
    return common


def _by() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--as", dest="by", metavar="NAMA", required=True, help="nama pengguna admin yang melakukannya")
    return common


def _import(given: argparse.ArgumentParser) -> None:
    given.add_argument("file", metavar="FILE", help="berkas SOP; - membaca dari masukan")
    given.set_defaults(act=sop_acts.imported)


def _diff(compare: argparse.ArgumentParser) -> None:
    compare.add_argument("--with", dest="base", metavar="SOP", help="bandingkan dengan versi ini")
    compare.set_defaults(act=sop_shown.compared)


def _export(export: argparse.ArgumentParser) -> None:
    export.add_argument("--format", choices=sorted(sop_shown.FORMATS), default="xlsx", help="bawaannya xlsx")
    export.add_argument("--to", metavar="FILE", help="berkas tujuan; - menulis ke keluaran; bawaannya SOP-KODE-vN")
    export.set_defaults(act=sop_shown.exported)


def _publish(publish: argparse.ArgumentParser) -> None:
    publish.add_argument(
        "--effective", metavar="TANGGAL", help="tanggal efektif, misalnya 2026-11-23; bawaannya hari ini"
    )
    publish.set_defaults(act=sop_acts.published)


def _sorry(why: object, status: int) -> int:
    print(why, file=sys.stderr)
    return status
