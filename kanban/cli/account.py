"""`kanban account`: the server's own way in, for an office whose only admin has lost password, phone and paper."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine, make_url
from sqlalchemy.orm import Session

from kanban import migrations, store
from kanban.actions.people import rescue_password
from kanban.actions.second_factors import remove
from kanban.cli import keeper
from kanban.clock import now
from kanban.config import Settings
from kanban.queries.people import credentials
from kanban.web.accounts.passwords import hash_password, temporary_password

UNKNOWN = "Tidak ada akun dengan nama pengguna atau NIP “{name}”."
NO_DATABASE = "Basis data kantor belum ada. Periksa --instance FOLDER."
OTHER_VERSION = "Basis data dari versi lain. Jalankan sekali: kanban serve"
ISSUED = """Nama pengguna: {name}
Kata sandi sementara (berlaku 7 hari, hanya tampil sekali): {password}
Semua perangkat akun ini dikeluarkan. Kuncian karena salah kata sandi berakhir sendiri, paling lama satu jam."""
REMOVED = "Verifikasi dua langkah akun {name} dimatikan; semua perangkatnya dikeluarkan."


def run(argv: list[str]) -> int:
    """0 done; 1 there is no such account or the database cannot be used; 2 called wrongly."""
    parser = keeper.parser("account", "Pulihkan akun dari komputer server.")
    acts = parser.add_subparsers(dest="act", required=True, metavar="password|second-factor")
    for name, words in (("password", "kata sandi sementara baru"), ("second-factor", "matikan verifikasi dua langkah")):
        of_act = acts.add_parser(name, help=words)
        of_act.add_argument("name", metavar="NAMA", help="nama pengguna atau NIP")
        # Also behind the act, where people write it; suppressed, it does not undo the one before.
        of_act.add_argument("--instance", metavar="FOLDER", default=argparse.SUPPRESS, help="folder data kantor")
    args = parser.parse_args(argv)
    act = {"password": new_password, "second-factor": without_second_factor}[args.act]
    return keeper.kept(args, lambda _, settings: in_office(settings, args.name, act))


def in_office(settings: Settings, name: str, act: Callable[[Session, int, str], str]) -> int:
    """Do the act for the account with this name."""
    url = make_url(settings.url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        return _sorry(NO_DATABASE)
    engine = store.prepare(create_engine(url))
    try:
        with engine.connect() as connection:
            if migrations.revision(connection) != migrations.newest():
                return _sorry(OTHER_VERSION)
        with Session(engine) as session:
            account = credentials(session, name)
            if account is None:
                return _sorry(UNKNOWN.format(name=name))
            print(act(session, account.person_id, name))
            return 0
    finally:
        engine.dispose()


def new_password(session: Session, person_id: int, name: str) -> str:
    """Give a first password."""
    password = temporary_password()
    rescue_password(session, person_id, hash_password(password), at=now())
    return ISSUED.format(name=name, password=password)


def without_second_factor(session: Session, person_id: int, name: str) -> str:
    """Take the second step away."""
    remove(session, person_id, by=None, at=now())
    return REMOVED.format(name=name)


def _sorry(why: str) -> int:
    print(why, file=sys.stderr)
    return 1
