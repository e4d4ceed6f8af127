"""Which backups stay: everything of the newest day, the last of each of 14 days, the last of each of 12 months."""

import re
from collections.abc import Iterable
from pathlib import Path

DAYS, MONTHS = 14, 12
NAME = re.compile(r"papan-sop-(\d{8})-\d{6}\.zip")
"""A backup that comes and goes by the rotation; labelled ones (before a migration) stay until somebody removes them."""


def kept(names: Iterable[str]) -> set[str]:
    """Of names that rotate, those that stay. Days without a backup do not count, so a closed month costs none.

    All of the newest day stay, because somebody may have made one just before something risky.
    """
    in_order = sorted(name for name in names if NAME.fullmatch(name))
    by_day = {_day(name): name for name in in_order}
    by_month = {_day(name)[:6]: name for name in in_order}
    newest = max(by_day, default="")
    return {
        *(by_day[day] for day in sorted(by_day)[-DAYS:]),
        *(by_month[month] for month in sorted(by_month)[-MONTHS:]),
        *(name for name in in_order if _day(name) == newest),
    }


def rotate(folder: Path) -> tuple[Path, ...]:
    """Remove what does not stay; what is no backup of ours is left alone. Returns what went, oldest first."""
    files = {path.name: path for path in folder.iterdir() if NAME.fullmatch(path.name)}
    gone = [files[name] for name in sorted(files.keys() - kept(files))]
    for path in gone:
        path.unlink(missing_ok=True)  # another process may rotate at the same moment
    return tuple(gone)


def _day(name: str) -> str:
    return name.removeprefix("papan-sop-")[:8]
