"""`kanban calendar`: the office's calendar and its arithmetic without the web, so that an auditor can recount."""

import argparse
import sys

from sqlalchemy.exc import DatabaseError

from kanban.actions.calendars import CalendarUnknown
from kanban.actions.people import NotAdmin
from kanban.cli import calendar_acts, calendar_count
from kanban.cli.opened import Unusable
from kanban.config import ConfigUnread
from kanban.domain.drafts import DraftRefused
from kanban.domain.hours import CalendarInvalid
from kanban.domain.worktime import ZONES, EndsBeforeStart, HorizonExceeded
from kanban.exchange.calendars.calendar_words import REFUSALS, invalid_sentence

MOMENT = "waktu setempat, misalnya “2026-11-23 10:00”"


def run(argv: list[str]) -> int:
    """0 done; 1 refused or out of the calendar; 2 asked in a way that cannot be read. Each with a sentence."""
    args = parser().parse_args(argv)
    try:
        return int(args.act(args))
    except (ConfigUnread, Unusable) as why:
        return _sorry(why, 2)
    except DraftRefused as refused:
        return _sorry(REFUSALS[refused.why], 1)
    except CalendarInvalid as error:
        sentence, facts = invalid_sentence(error)
        return _sorry(f"{error.row}: {sentence % facts}", 1)
    except NotAdmin:
        return _sorry("Hanya admin kantor yang aktif yang dapat melakukannya.", 1)
    except CalendarUnknown:
        return _sorry("Versi kalender itu tidak ada.", 1)
    except HorizonExceeded:
        return _sorry("Di luar tahun kalender ini.", 1)
    except EndsBeforeStart:
        return _sorry("Akhirnya mendahului awalnya.", 2)
    except DatabaseError as why:
        return _sorry(f"Basis data tidak dapat dipakai: {why.orig}\nPeriksa: kanban doctor", 1)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="kanban calendar", description="Kalender kerja kantor dan hitungannya.")
    acts = made.add_subparsers(required=True, metavar="show|import|confirm|due|elapsed|trace")
    _show(acts.add_parser("show", parents=[_common()], help="kalender yang berlaku, setahun"))
    _import(acts.add_parser("import", parents=[_common()], help="daftar libur atau kalender JSON menjadi usulan"))
    _confirm(acts.add_parser("confirm", parents=[_common()], help="konfirmasi usulan oleh admin kedua"))
    due = acts.add_parser("due", parents=[_common()], help="jatuh tempo: MULAI STANDAR")
    due.add_argument("start", metavar="MULAI", help=MOMENT)
    due.add_argument("standard", metavar="STANDAR", help="seperti tertulis, misalnya “3 hari kerja”")
    due.set_defaults(act=calendar_count.due)
    for name, act, words in (
        ("elapsed", calendar_count.elapsed, "waktu kerja terpakai: MULAI AKHIR"),
        ("trace", calendar_count.traced, "hitungan per tanggal: MULAI AKHIR"),
    ):
        counted = acts.add_parser(name, parents=[_common()], help=words)
        counted.add_argument("start", metavar="MULAI", help=MOMENT)
        counted.add_argument("end", metavar="AKHIR", help=MOMENT)
        counted.add_argument("--standard", metavar="STANDAR", help="hitung dalam satuan standar ini, dengan putusannya")
        counted.add_argument("--pause", metavar="MULAI/AKHIR", action="append", default=[], help="jeda; boleh diulang")
        counted.set_defaults(act=act)
    return made


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--instance", metavar="FOLDER", help="folder data kantor")
    common.add_argument("--zone", choices=sorted(ZONES), help="tanpa basis data: kalender bawaan di zona ini")
    common.add_argument("--version", metavar="N", type=int, help="nomor versi; bawaannya yang berlaku")
    common.add_argument("--json", action="store_true", help="jawaban sebagai JSON")
    return common


def _show(show: argparse.ArgumentParser) -> None:
    show.add_argument("--year", metavar="T", type=int, help="tahun; bawaannya tahun ini")
    show.add_argument("--list", action="store_true", help="semua versi beserta sidik sha256")
    show.add_argument("--full", action="store_true", help="isi versi sebagai JSON kanonik, yang dihitung sidiknya")
    show.set_defaults(act=calendar_acts.show)


def _import(given: argparse.ArgumentParser) -> None:
    given.add_argument("file", metavar="FILE", help="CSV, daftar baris, atau kalender JSON; - membaca dari masukan")
    given.add_argument("--year", metavar="T", type=int, help="tahun daftar itu")
    given.add_argument("--decree", metavar="DASAR", required=True, help="nomor SKB atau surat")
    given.add_argument("--reason", metavar="ALASAN", default="", help="mengapa berubah")
    given.add_argument("--by", metavar="NAMA", required=True, help="nama pengguna admin yang mengusulkan")
    given.add_argument("--official", action="store_true", help="daftar ini dari naskah SKB, bukan perkiraan")
    given.add_argument("--otherwise", choices=["LN", "CB", "local"], help="arti baris tanpa judul dan keterangan")
    given.add_argument("--try", dest="is_trial", action="store_true", help="hanya tunjukkan apa yang berubah")
    given.set_defaults(act=calendar_acts.imported)


def _confirm(confirm: argparse.ArgumentParser) -> None:
    confirm.add_argument("number", metavar="N", type=int, help="nomor versi usulan")
    confirm.add_argument("--by", metavar="NAMA", required=True, help="nama pengguna admin yang mengonfirmasi")
    confirm.add_argument("--decree", metavar="DASAR", help="diketik ulang bila kantor hanya punya satu admin")
    confirm.set_defaults(act=calendar_acts.confirmed)


def _sorry(why: object, status: int) -> int:
    print(why, file=sys.stderr)
    return status
