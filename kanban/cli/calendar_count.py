"""Due dates, working time and its trace at the command line. Part of `kanban calendar`."""

import argparse
from collections.abc import Sequence
from contextlib import suppress

from kanban.cli.calendar_source import Source, answer, local_text, moment, source
from kanban.cli.opened import Unusable
from kanban.domain.durations import (
    NoStandard,
    Standard,
    UnknownStandard,
    WaktuUnread,
    parse_waktu,
    standard_code,
    standard_from_code,
)  # fmt: skip
from kanban.domain.pauses import Pause, PausesInvalid, checked
from kanban.domain.sla import judge, terms
from kanban.domain.trace import TraceRow, trace

DAYS = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")
WHY = {
    "regular": "hari kerja", "season": "musim", "special": "jam khusus", "weekend": "akhir pekan",
    "LN": "libur nasional", "CB": "cuti bersama", "local": "libur daerah",
}  # fmt: skip


def due(args: argparse.Namespace) -> int:
    """When a standard that began then is due, at risk and late."""
    found, standard = source(args), _standard(args.standard)
    start = moment(args.start, found.calendar)
    if isinstance(standard, NoStandard):
        raise Unusable("Tanpa standar waktu tidak ada jatuh tempo.")
    known = terms(found.calendar, standard, start)
    instants = {"due": known.due, "at_risk": known.risk_at, "late": known.late_at}
    texts = {name: local_text(at, found.calendar) for name, at in instants.items() if at is not None}
    facts = {
        "start": local_text(start, found.calendar), "standard": standard_code(standard), **texts,
        "estimated": known.estimated, "calendar": found.facts,
    }  # fmt: skip
    mark = " (perkiraan)" if known.estimated else ""
    return answer(
        args, facts, f"Jatuh tempo      {texts['due']}{mark}", f"Mendekati batas  {texts['at_risk']}",
        f"Terlambat sejak  {texts['late']}", f"Kalender         {found.name}",
    )  # fmt: skip


def elapsed(args: argparse.Namespace) -> int:
    """Working time between two instants; with a standard also in its unit, judged."""
    found = source(args)
    start, end = moment(args.start, found.calendar), moment(args.end, found.calendar)
    pauses = _pauses(args.pause, found)
    seconds = found.calendar.elapsed(start, end, pauses)
    days = found.calendar.elapsed_days(start, end, pauses=pauses)
    facts: dict[str, object] = {
        "start": local_text(start, found.calendar), "end": local_text(end, found.calendar),
        "working_seconds": seconds, "working_days": days, "calendar": found.facts,
    }  # fmt: skip
    lines = [f"Waktu kerja  {_hours(seconds)} ({seconds} detik)", f"Hari kerja   {days} sesudah hari mulai"]
    if args.standard:
        verdict = judge(found.calendar, _standard(args.standard), start, end, pauses)
        facts |= {"elapsed": verdict.elapsed, "unit": verdict.unit, "verdict": verdict.outcome.value}
        lines.append(f"Putusan      {verdict.outcome.value}")
    return answer(args, facts, *lines, f"Kalender     {found.name}")


def traced(args: argparse.Namespace) -> int:
    """The same, date by date, counted by a second path; the sum is compared with the first."""
    found = source(args)
    start, end = moment(args.start, found.calendar), moment(args.end, found.calendar)
    pauses = _pauses(args.pause, found)
    rows = trace(found.calendar, start, end, pauses)
    total = rows[-1].total
    facts = {
        "rows": [_row_facts(row, found) for row in rows], "working_seconds": total,
        "agrees": total == found.calendar.elapsed(start, end, pauses), "calendar": found.facts,
    }  # fmt: skip
    lines = [
        f"{DAYS[row.date.weekday()]} {row.date}  {_why(row):<34} {_hours(row.seconds):>14}  {_hours(row.total):>16}"
        for row in rows
    ]
    same = "cocok" if facts["agrees"] else "TIDAK COCOK"
    return answer(
        args, facts, *lines, f"Jumlah {_hours(total)}, {same} dengan hitungan pertama", f"Kalender {found.name}"
    )


def _pauses(texts: Sequence[str], found: Source) -> list[Pause]:
    pauses = []
    for text in texts:
        since, _, until = text.partition("/")
        pauses.append(Pause(moment(since, found.calendar), moment(until, found.calendar)))
    try:
        checked(pauses)
    except PausesInvalid as error:
        raise Unusable("Jeda berakhir sebelum mulai, atau dua jeda bertumpuk.") from error
    return pauses


def _standard(text: str) -> Standard:
    """As a document writes it, or in the code that the record keeps ("working-days-inclusive:3")."""
    with suppress(UnknownStandard):
        return standard_from_code(text)
    try:
        return parse_waktu(text).standard
    except WaktuUnread as error:
        raise Unusable(f"“{text}” bukan standar waktu. Tulis seperti “3 hari kerja” atau “30 menit”.") from error


def _row_facts(row: TraceRow, found: Source) -> dict[str, object]:
    return {
        "date": row.date.isoformat(), "why": row.why.value, "name": row.name, "estimated": row.estimated,
        "intervals": [[local_text(at, found.calendar) for at in piece] for piece in row.intervals],
        "seconds": row.seconds, "total": row.total,
    }  # fmt: skip


def _why(row: TraceRow) -> str:
    words = f"{WHY[row.why.value]}{f': {row.name}' if row.name else ''}"
    return f"{words[:32]} ?" if row.estimated else words[:34]


def _hours(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours} j {minutes:02} m" + (f" {left:02} d" if left else "")
