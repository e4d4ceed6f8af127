"""Which calendar a command means: a version of the office's, or the one that ships. Not a command itself."""

import argparse
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from kanban.cli.opened import Unusable, opened
from kanban.domain.calendar import CalendarSpec
from kanban.domain.worktime import ZONES, WorkCalendar
from kanban.exchange.calendars.calendar_json import shipped_calendar
from kanban.queries.calendars import VersionRow, calendar_version, versions

SHIPPED = " Pakai --zone WIB untuk kalender bawaan."


@dataclass(frozen=True, slots=True)
class Source:
    """A calendar with its zone; `row` is None for the shipped one."""

    spec: CalendarSpec
    calendar: WorkCalendar
    row: VersionRow | None

    @property
    def name(self) -> str:
        """Which calendar this is, for who reads the answer."""
        return (
            f"versi {self.row.number}, sha256 {self.row.sha256}" if self.row else f"bawaan, sha256 {self.spec.sha256()}"
        )

    @property
    def facts(self) -> dict[str, object]:
        return {
            "zone": self.calendar.zone, "version": self.row.number if self.row else None,
            "sha256": self.spec.sha256(), "decree": self.row.decree if self.row else "",
        }  # fmt: skip


def source(args: argparse.Namespace) -> Source:
    """The calendar that the options name. Raises Unusable."""
    if args.zone:
        return Source(shipped_calendar(), WorkCalendar.compile(shipped_calendar(), args.zone), None)
    with opened(args, SHIPPED) as (session, facts):
        wanted = args.version or facts.calendar_number
        row = next((each for each in versions(session) if each.number == wanted), None)
        found = calendar_version(session, row.id) if row else None
        if row is None or found is None:
            raise Unusable(f"Versi kalender {wanted} tidak ada. Lihat: kanban calendar show --list")
        return Source(found.spec, WorkCalendar.compile(found.spec, facts.zone), row)


def moment(text: str, calendar: WorkCalendar) -> int:
    """The instant of a local time such as "2026-11-23 10:00". Raises Unusable."""
    try:
        local = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise Unusable(f"“{text}” bukan waktu yang ada. Tulis seperti “2026-11-23 10:00”.") from error
    if local.tzinfo is not None:
        raise Unusable("Tulis waktu setempat tanpa zona; zonanya milik kantor atau --zone.")
    return int(local.replace(tzinfo=zone(calendar)).timestamp())


def local_text(at: int, calendar: WorkCalendar) -> str:
    """An instant on the office's clock: "2026-11-26 16:00", with seconds when it has any."""
    local = datetime.fromtimestamp(at, UTC).astimezone(zone(calendar))
    return local.strftime("%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M")


def zone(calendar: WorkCalendar) -> timezone:
    return timezone(timedelta(hours=ZONES[calendar.zone]))


def answer(args: argparse.Namespace, facts: Mapping[str, Any], *lines: str) -> int:
    """Print the facts as JSON or the lines for people; returns 0."""
    print(json.dumps(facts, ensure_ascii=False, indent=1) if args.json else "\n".join(lines))
    return 0
