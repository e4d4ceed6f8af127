"""`kanban serve`: the board on one waitress process, which carries live streams and pages alike."""

import argparse
import errno
import gc
import pkgutil
import signal
import socket
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from types import FrameType
from typing import Any, NoReturn

import waitress
from sqlalchemy import make_url
from sqlalchemy.exc import DatabaseError

from kanban.clock import now
from kanban.config import ConfigUnread, Settings, load_settings, prepare_instance
from kanban.migrations import SchemaNewer
from kanban.upkeep import locks
from kanban.upkeep.backup import BackupFailed
from kanban.upkeep.jobs import Keeper
from kanban.upkeep.place import LOCK, NoFile, place

APPLICATION = "kanban.app:create_app"  # by its name, as for any other server: the application stands above the commands
AT_STOP = (
    "at_stop"  # app.extensions[AT_STOP]: what to call when the server is told to stop, such as ending live streams
)
WORKERS = 16  # for pages, beside one thread for each live stream
CONNECTIONS = 1000
MOST_BYTES = 16 * 1024 * 1024
"""Beyond it the server hangs up. The application refuses far less, with a page that says so."""
WINDOWS_CONNECTIONS = 480  # select() stops at 512 there
WINDOWS_STREAMS = 400

TAKEN = """Port {port} di {host} sedang dipakai program lain, mungkin Papan SOP yang sudah berjalan: coba buka {url}
Atau pilih port lain: python3 -m kanban --port {other}
(The port is taken: open the address above, or choose another port.)"""
NOT_ALLOWED = """Port {port} di {host} belum boleh dipakai: {why}.
Pilih port di atas 1024: python3 -m kanban --port 8000
(Not allowed to listen there: choose a port above 1024.)"""
NO_ADDRESS = """Alamat {host}:{port} tidak ada di komputer ini: {why}.
Pakai --host 127.0.0.1 atau --host 0.0.0.0
(That address is not this computer's.)"""

NEWER = """Basis data ini ditulis Papan SOP yang lebih baru (skema {found}; program ini mengenal sampai {newest}).
Pasang versi yang lebih baru, atau pulihkan cadangan dari sebelum pembaruan: kanban restore FILE
(The database was written by a newer version: install that version, or restore a backup.)"""
NOT_KEPT = """Tabel perlu diperbarui, tetapi cadangan sebelumnya tidak dapat dibuat; tidak ada yang diubah.
{why}
(The backup before the upgrade failed; nothing was changed.)"""
UNUSABLE = """Basis data {url} tidak dapat dipakai: {why}.
Periksa: kanban doctor. Bila rusak, pulihkan cadangan: kanban restore FILE
(The database cannot be used: see kanban doctor.)"""
NO_FOLDER = """Folder data {folder} tidak dapat dipakai: {why}.
Beri izin tulis, atau pilih folder lain: python3 -m kanban --instance FOLDER
(The instance folder cannot be used.)"""
RESTORING = """Data di {folder} sedang dipulihkan. Tunggu sampai selesai, lalu ulangi.
(A restore is running on this folder: wait for it.)"""


def run(argv: list[str]) -> int:
    """Serve until Ctrl+C or SIGTERM; stop with a sentence if a setting or the address cannot be used."""
    try:
        settings = settings_from(argv)
    except ConfigUnread as why:
        sys.exit(str(why))
    try:
        listener = listen(settings.host, settings.port)
    except OSError as why:
        sys.exit(sorry(why, settings.host, settings.port))
    with listener, claimed(settings):
        application = started(settings)
        server = waitress.create_server(application, sockets=[listener], **adjustments(settings.streams))
        keep(application, settings)
        # What was loaded at the start stays for good: the collector need not walk it again at every pass.
        gc.collect()
        gc.freeze()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, partial(stop, application.extensions.get(AT_STOP, ())))
        port = listener.getsockname()[1]
        print(f"Papan SOP siap di {addresses(settings.host, port)} — Ctrl+C untuk berhenti", flush=True)
        server.run()
    print("Papan SOP berhenti.", flush=True)
    return 0


@contextmanager
def claimed(settings: Settings) -> Iterator[None]:
    """Hold the instance as long as the board runs, so that nobody restores under it."""
    with ExitStack() as stack:
        try:
            prepare_instance(settings)
            stack.enter_context(locks.held(settings.instance / LOCK))
        except locks.InUse:
            sys.exit(RESTORING.format(folder=settings.instance))
        except OSError as why:
            sys.exit(NO_FOLDER.format(folder=settings.instance, why=why.strerror or why))
        yield


def started(settings: Settings) -> Any:
    """The application; what keeps it from starting is told in a sentence that says what to do."""
    try:
        return pkgutil.resolve_name(APPLICATION)(settings)
    except SchemaNewer as why:
        sys.exit(NEWER.format(found=why.found, newest=why.newest))
    except BackupFailed as why:
        sys.exit(NOT_KEPT.format(why=why))
    except DatabaseError as why:
        sys.exit(UNUSABLE.format(url=repr(make_url(settings.url)), why=why.orig))


def keep(application: Any, settings: Settings) -> None:
    """Start the daily work; a database that is no file is kept by its own server."""
    try:
        keeper = Keeper(place(settings.instance, settings.url), now)
    except NoFile:
        return
    application.extensions.setdefault(AT_STOP, []).append(keeper.stop)
    keeper.start()


def settings_from(argv: list[str]) -> Settings:
    """The office's settings, with what the command line says in their place."""
    parser = argparse.ArgumentParser(prog="kanban serve", description="Jalankan papan.")
    parser.add_argument("--host", help="alamat yang didengarkan; 0.0.0.0 membuka papan untuk seluruh jaringan kantor")
    parser.add_argument("--port", type=port_number, help="nomor port; 0 memilih sendiri")
    parser.add_argument("--instance", metavar="FOLDER", help="folder data kantor")
    args = parser.parse_args(argv)
    settings = load_settings(args.instance, host=args.host, port=args.port)
    return replace(settings, streams=min(settings.streams, WINDOWS_STREAMS)) if sys.platform == "win32" else settings


def port_number(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError("port adalah angka 0 sampai 65535")
    return int(text)


def listen(host: str, port: int) -> socket.socket:
    """Our own socket, since waitress would share a port that is in use on Windows."""
    family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    return socket.create_server(address[:2], family=family, backlog=1024)


def sorry(why: OSError, host: str, port: int) -> str:
    words = {errno.EADDRINUSE: TAKEN, errno.EACCES: NOT_ALLOWED}.get(why.errno or 0, NO_ADDRESS)
    return words.format(host=host, port=port, why=why.strerror or why, url=addresses(host, port), other=port + 1)


def adjustments(streams: int, *, windows: bool = sys.platform == "win32") -> dict[str, int | bool]:
    """A thread per stream: 200 idle ones cost 0.2 % of a core and pages stay fast; with 8 threads all stands still."""
    return {
        "threads": streams + WORKERS,
        "connection_limit": WINDOWS_CONNECTIONS if windows else CONNECTIONS,
        "channel_request_lookahead": 1,  # a closed tab is noticed, and its stream's place is free within seconds
        "asyncore_use_poll": not windows,
        "max_request_body_size": MOST_BYTES,
        # The application itself believes as many proxies as the settings say, and needs to see that there was one.
        "clear_untrusted_proxy_headers": False,
    }


def addresses(host: str, port: int) -> str:
    """What to type into a browser; the name of the computer when it listens to the whole network."""
    if host in ("0.0.0.0", "::", ""):
        return f"http://127.0.0.1:{port} dan http://{socket.gethostname()}:{port}"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def stop(at_stop: Iterable[Callable[[], None]], _signal: int, _frame: FrameType | None) -> NoReturn:
    """End the streams first; waitress waits five seconds for whatever still runs. A second signal waits for nothing."""
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, signal.SIG_DFL)
    for end in at_stop:
        end()
    raise SystemExit(0)
