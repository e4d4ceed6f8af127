"""Settings are read once, from the environment and `instance/config.toml`, so that nothing else ever does."""

import os
import secrets
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

AT_LEAST_ONE = {"idle_minutes", "absolute_hours"}
"""Settings with which 0 would lock everybody out."""


class ConfigUnread(ValueError):
    """A setting cannot be used; the message names the setting and what is expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything an office can set. Environment name: `KANBAN_` + the field in capitals; it wins over the file."""

    instance: Path
    """Folder of the database, the secret key and the log; a local disk, never a network share."""
    host: str = "127.0.0.1"
    """Address to listen on; `0.0.0.0` opens the board to the office network."""
    port: int = 8000
    """TCP port to listen on."""
    database_url: str = ""
    """SQLAlchemy address of a SQLite file elsewhere; empty means the one in the instance folder."""
    secret_key: str = ""
    """Key that signs sessions; empty means the file `secret_key`, made on the first start."""
    https: bool = False
    """The board is reached through HTTPS only: cookies get the Secure flag, and browsers are told to stay with it."""
    trusted_proxies: int = 0
    """How many proxies of the office stand before the board; from that many, the client's address is believed."""
    trusted_hosts: tuple[str, ...] = ()
    """Further names by which browsers may ask for the board; addresses and the machine's own name always count."""
    idle_minutes: int = 30
    """A session ends after so many minutes in which nobody did anything."""
    absolute_hours: int = 12
    """A session ends after so many hours in any case."""
    streams: int = 200
    """Most live streams that one process serves at once; further screens poll."""
    sample: bool = False
    """Allow the sample office on an address other than this machine's own."""

    @property
    def url(self) -> str:
        """Address of the database for SQLAlchemy."""
        return self.database_url or f"sqlite:///{self.instance / 'kanban.sqlite3'}"

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach the board."""
        return self.host in {"127.0.0.1", "localhost", "::1"}


def load_settings(instance: str | None = None, environ: Mapping[str, str] = os.environ, **given: Any) -> Settings:
    """Settings from, in rising order, the defaults, `config.toml`, the environment and `given`.

    Raises ConfigUnread when the file or a value cannot be used.
    """
    folder = Path(instance or environ.get("KANBAN_INSTANCE") or default_instance()).expanduser().resolve()
    values: dict[str, Any] = {**_file_values(folder / "config.toml"), **_environment_values(environ)}
    values |= {name: value for name, value in given.items() if value is not None}
    return Settings(instance=folder, **_typed(values))


def default_instance() -> Path:
    """The checkout's `instance/`, else a folder of the user's own when the package is installed."""
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "pyproject.toml").exists():
        return checkout / "instance"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "PapanSOP"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "papan-sop"


def prepare_instance(settings: Settings) -> str:
    """Make the instance folder (0700) and return the secret key, made on the first start (0600)."""
    settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    if settings.secret_key:
        return settings.secret_key
    path = settings.instance / "secret_key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text("ascii").strip()


def _file_values(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigUnread(f"{path}: berkas pengaturan tidak terbaca ({error})") from error


def _environment_values(environ: Mapping[str, str]) -> dict[str, str]:
    names = {field.name for field in fields(Settings)} - {"instance"}
    return {name: environ[f"KANBAN_{name.upper()}"] for name in names if f"KANBAN_{name.upper()}" in environ}


def _typed(values: dict[str, Any]) -> dict[str, Any]:
    types: dict[str, type] = {
        "host": str, "port": int, "database_url": str, "secret_key": str, "https": bool,
        "trusted_proxies": int, "trusted_hosts": tuple, "idle_minutes": int, "absolute_hours": int,
        "streams": int, "sample": bool,
    }  # fmt: skip
    unknown = sorted(values.keys() - types.keys())
    if unknown:
        raise ConfigUnread(f"Pengaturan tidak dikenal: {', '.join(unknown)}. Yang ada: {', '.join(sorted(types))}.")
    typed = {name: _value(name, types[name], value) for name, value in values.items()}
    if not str(typed.get("database_url") or "sqlite:").startswith("sqlite:"):
        raise ConfigUnread("Pengaturan database_url tidak dapat dipakai: Papan SOP menyimpan datanya di SQLite saja.")
    for name in AT_LEAST_ONE & typed.keys():
        if typed[name] < 1:
            raise ConfigUnread(f"Pengaturan {name}={typed[name]} tidak dapat dipakai; paling kecil 1.")
    return typed


def _value(name: str, kind: type, value: Any) -> Any:
    if kind is tuple and isinstance(value, str):
        value = [name.strip() for name in value.split(",")]
    if kind is tuple and isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(name.lower() for name in value if name)
    if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
        return value
    if kind is bool and str(value).lower() in {"1", "true", "yes", "ya", "0", "false", "no", "tidak"}:
        return str(value).lower() in {"1", "true", "yes", "ya"}
    if kind is int and str(value).isdigit():
        return int(value)
    raise ConfigUnread(f"Pengaturan {name}={value!r} tidak dapat dipakai; yang diharapkan {kind.__name__}.")
