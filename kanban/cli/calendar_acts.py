"""Showing, proposing and confirming calendar versions at the command line. Part of `kanban calendar`."""

import argparse
import json
import sys
from pathlib import Path

from kanban.actions.calendars import CalendarUnknown, confirm, propose
from kanban.cli.calendar_source import Source, answer, local_text, source
from kanban.cli.opened import Unusable, opened, person
from kanban.clock import now
from kanban.domain.calendar import CalendarSpec, HolidayKind
from kanban.domain.calendar_diff import Difference, differences
from kanban.domain.calendar_edits import put_list, week_seconds, working_days
from kanban.domain.worktime import WorkCalendar
from kanban.exchange.calendars.skb_text import TextUnread, decode, read_list
from kanban.queries.calendars import DueChange, changes, spec_in_force, versions


def show(args: argparse.Namespace) -> int:
    """A year of a calendar, its text, or all versions."""
    if args.list:
        with opened(args) as (session, facts):
            rows = versions(session)
            calendar = facts.calendar
        listed = [
            {
                "number": row.number, "status": row.status, "sha256": row.sha256, "decree": row.decree,
                "author": row.author, "confirmer": row.confirmer, "proposed": local_text(row.proposed_at, calendar),
                "confirmed": None if row.confirmed_at is None else local_text(row.confirmed_at, calendar),
            }
            for row in rows
        ]  # fmt: skip
        lines = [f"{row.number:>3}  {row.status:<9}  {row.sha256[:16]}  {row.decree}" for row in rows]
        return answer(args, {"versions": listed}, *lines)
    found = source(args)
    if args.full:
        print(found.spec.canonical())
        return 0
    year = args.year or found.calendar.local_date(now()).year
    rows_of_year = sorted((row for row in found.spec.holidays if row.date.year == year), key=lambda row: row.date)
    facts_of_year = {
        "year": year, "working_days": working_days(found.spec, year), "official": year in found.spec.official_years,
        "week_seconds": week_seconds(found.spec.week), "holidays": [row.to_json() for row in rows_of_year],
        "calendar": found.facts,
    }  # fmt: skip
    return answer(args, facts_of_year, *_year_lines(found, year), f"Kalender {found.name}")


def imported(args: argparse.Namespace) -> int:
    """A list or a whole calendar becomes a draft; with faults in it nothing is written."""
    try:
        data = sys.stdin.buffer.read() if args.file == "-" else Path(args.file).read_bytes()
        text = decode(data)
    except (OSError, TextUnread) as error:
        raise Unusable(str(error)) from error
    with opened(args) as (session, facts):
        old = spec_in_force(session)
        new = _calendar(args, text, old)
        if new is None:
            return 1
        moved = changes(session, new)
        found = differences(old, new)
        number = None
        if not args.is_trial:
            draft_id = propose(
                session, new, decree=args.decree, reason=args.reason, by=person(session, args.by), at=now(), via="cli"
            )
            number = next(row.number for row in versions(session) if row.id == draft_id)
        written = f"Usulan versi {number} ditulis; dikonfirmasi oleh admin lain." if number else "Belum ditulis."
        report = {"draft": number, "differences": len(found), "cases": [_move(row, facts.calendar) for row in moved]}
        return answer(
            args, report, *(_line(each) for each in found), f"{len(moved)} berkas berubah jatuh tempo",
            *(_move_line(row, facts.calendar) for row in moved), written,
        )  # fmt: skip


def confirmed(args: argparse.Namespace) -> int:
    """A second admin puts a draft in force."""
    with opened(args) as (session, facts):
        draft = next((row for row in versions(session) if row.number == args.number), None)
        if draft is None:
            raise CalendarUnknown(args.number)
        by = person(session, args.by)
        done = confirm(session, draft.id, by=by, at=now(), typed_decree=args.decree, via="cli")
        report = {"version": done.number, "cases": [_move(row, facts.calendar) for row in done.moved]}
        return answer(
            args, report, f"Kalender versi {done.number} berlaku. {len(done.moved)} berkas berubah jatuh tempo.",
            *(_move_line(row, facts.calendar) for row in done.moved),
        )  # fmt: skip


def _calendar(args: argparse.Namespace, text: str, old: CalendarSpec) -> CalendarSpec | None:
    """The calendar in force with the list put in, or the whole calendar of a JSON text; None when it has faults."""
    if text.lstrip().startswith("{"):
        try:
            read = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise Unusable(f"JSON kalender tidak dapat dipakai: {error}") from error
        return CalendarSpec.from_json(read)
    if args.year is None:
        raise Unusable("Sebutkan tahun daftar itu dengan --year.")
    listed = read_list(text, args.year, HolidayKind(args.otherwise) if args.otherwise else None)
    for fault in listed.faults:
        print(f"baris {fault.line}: {fault.sentence}  [{fault.text}]", file=sys.stderr)
    if listed.faults or not listed.rows:
        print("Tidak ada yang ditulis.", file=sys.stderr)
        return None
    return put_list(old, args.year, listed.holidays, args.decree, official=args.official)


def _year_lines(found: Source, year: int) -> list[str]:
    spec = found.spec
    note = "" if year in spec.official_years else " (perkiraan: belum ada daftar resmi)"
    lines = [f"{year}: {working_days(spec, year)} hari kerja{note}"]
    rows = sorted((row for row in spec.holidays if row.date.year == year), key=lambda row: row.date)
    return lines + [f"{row.date}  {row.kind.value:<5}  {row.name}{' ?' if row.estimated else ''}" for row in rows]


def _line(each: Difference) -> str:
    sign = "+" if each.before is None else "-" if each.after is None else "~"
    row = each.after if each.after is not None else each.before
    kind, name = getattr(row, "kind", ""), getattr(row, "name", "")
    return " ".join(f"{sign} {each.part.value} {each.key} {kind} {name}".split())


def _move(row: DueChange, calendar: WorkCalendar) -> dict[str, object]:
    due = {name: None if at is None else local_text(at, calendar) for name, at in _dues(row).items()}
    return {"case": row.case_id, "number": row.number, **due}


def _move_line(row: DueChange, calendar: WorkCalendar) -> str:
    return f"  {row.number}  {' -> '.join(local_text(at, calendar) for at in _dues(row).values() if at is not None)}"


def _dues(row: DueChange) -> dict[str, int | None]:
    return {"from": row.old.due, "to": row.new.due}
