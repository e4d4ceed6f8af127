"""What the backups have seen of the chain: a record rewritten together with its head betrays itself."""

import json
from collections.abc import Iterator
from pathlib import Path

from kanban.upkeep.archive import ArchiveBroken, Manifest, read_manifest
from kanban.upkeep.audit import Anchor
from kanban.upkeep.place import Place, settle


def witnesses(place: Place) -> tuple[Anchor, ...]:
    """The heads that backups have kept since the last restore, and the one that was restored.

    Older ones say nothing: to restore is to go back behind what they have seen.
    """
    restored_at, anchor = _last_restore(place)
    since = (
        Anchor(told.events, told.head, f"cadangan {file.name}")
        for file, told in backups(place.backups)
        if told.made_at > restored_at and told.events and not told.fault
    )
    return (*anchor, *since)


def backups(folder: Path) -> Iterator[tuple[Path, Manifest]]:
    """Every readable backup of a folder by name, so oldest first."""
    for file in sorted(folder.glob("papan-sop-*.zip")):
        try:
            yield file, read_manifest(file)
        except (ArchiveBroken, OSError):
            continue


def remember_restore(place: Place, *, at: int, file: Path, events: int, head: str) -> None:
    """Write down what was restored and when."""
    told = {"at": at, "file": file.name, "events": events, "head": head}
    place.last_restore.write_text(json.dumps(told, indent=1), "utf-8")
    settle(place.last_restore)


def _last_restore(place: Place) -> tuple[int, tuple[Anchor, ...]]:
    try:
        told = json.loads(place.last_restore.read_text("utf-8"))
        return int(told["at"]), (Anchor(int(told["events"]), told["head"], f"pemulihan {told['file']}"),)
    except (OSError, ValueError, KeyError, TypeError):
        return 0, ()
