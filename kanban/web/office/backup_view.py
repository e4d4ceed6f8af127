"""The backup that comes by itself, as the admin sees it: where it lies and when the newest was made."""

from dataclasses import dataclass

from flask import current_app

from kanban.config import Settings
from kanban.upkeep.archive import ArchiveBroken, read_manifest
from kanban.upkeep.place import BACKUPS
from kanban.web.i18n import gettext
from kanban.web.times import Moments


@dataclass(frozen=True, slots=True)
class BackupView:
    """The folder on the board's computer, and what is said of the newest backup in it."""

    folder: str
    text: str
    is_good: bool


def backup_view(moments: Moments) -> BackupView:
    """What the admin reads of the backups."""
    settings: Settings = current_app.extensions["kanban.settings"]
    folder = settings.instance / BACKUPS
    files = sorted(folder.glob("papan-sop-*.zip"))
    if not files:
        return BackupView(str(folder), gettext("Belum ada cadangan."), is_good=False)
    try:
        made = read_manifest(files[-1])
    except (ArchiveBroken, OSError):
        text = gettext("Cadangan terakhir, %(file)s, tidak terbaca.", file=files[-1].name)
        return BackupView(str(folder), text, is_good=False)
    text = gettext("Cadangan terakhir: %(moment)s.", moment=moments.full(made.made_at))
    return BackupView(str(folder), text, is_good=not made.fault)
