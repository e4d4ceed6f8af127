"""What each button of the calendar desk does: a date, the week, a season. What cannot be done is said by its field."""

from collections.abc import Callable
from datetime import date

from flask import abort, request

from kanban.domain.calendar import CalendarInvalid, HolidayKind, Season, SpecialHours
from kanban.domain.calendar_edits import clear, clear_season, put, put_season, put_week
from kanban.domain.calendar_rows import Holiday
from kanban.domain.hours import Hours, Week, read_hours
from kanban.web.calendars.calendar_desk import Desk
from kanban.web.calendars.calendar_list import load_list
from kanban.web.calendars.calendar_words import invalid_text, typed_hours
from kanban.web.forms import NAME, Form
from kanban.web.i18n import gettext

KINDS = {"LN", "CB", "local", "special", "clear"}


def carry_out(desk: Desk, act: str) -> None:
    """Do what a button of the desk says, or note what is wrong with it: then the copy stays as it was."""
    name, _, value = act.partition(":")
    work: Callable[[Desk, str], None] | None = {
        "day": _day, "pick": _pick, "drop": _drop, "week": _week, "season": _season, "pick-season": _pick_season,
        "drop-season": _drop_season, "list": load_list,
    }.get(name)  # fmt: skip
    if work is None:
        return
    desk.opened = {{"pick": "day", "drop": "dates", "pick-season": "season", "drop-season": "season"}.get(name, name)}
    work(desk, value)


def note_pending(desk: Desk) -> None:
    """Say of what was typed and not yet applied that it is not in the copy, before the copy is proposed."""
    desk.opened = set()
    for act, field, button in (
        ("day", "day", gettext("Terapkan tanggal")), ("list", "list", gettext("Muat daftar")),
        ("season", "season_name", gettext("Terapkan musim")), ("week", "week-0", gettext("Terapkan jam kerja")),
    ):  # fmt: skip
        trial = Desk(desk.spec, desk.base_id, desk.year)
        if request.form.get(field, "").strip() or (act == "week" and field in request.form):
            carry_out(trial, act)
        if trial.spec != desk.spec or trial.form.errors:
            desk.opened.add(act)
            desk.form.fault(field, gettext("Belum diterapkan: tekan “%(button)s”, atau kosongkan.", button=button))


def _day(desk: Desk, _: str) -> None:
    form = desk.form
    day = form.day("day", missing=gettext("Pilih tanggal."))
    kind = form.choice("kind", KINDS, gettext("Pilih jenis tanggal."))
    if kind == "clear":
        if day and not form.errors:
            desk.apply("day", lambda: clear(desk.spec, day), done=("day", "name", "hours"))
        return
    name = form.text("name", most=NAME, missing=gettext("Tulis namanya, misalnya “Hari Jadi Kabupaten”."))
    hours = _hours(form, "hours") if kind == "special" else ()
    if kind == "special" and not hours:
        form.fault("hours", gettext("Tulis jam kerja tanggal itu; untuk menutup kantor pilih libur daerah."))
    if form.errors or day is None:
        return
    guessed = "estimated" in request.form
    desk.apply("day", lambda: put(desk.spec, _row(day, kind, name, hours, guessed)), done=("day", "name", "hours"))


def _row(day: date, kind: str, name: str, hours: Hours, guessed: bool) -> Holiday | SpecialHours:
    if kind == "special":
        return SpecialHours(day, hours, name, guessed)
    return Holiday(day, HolidayKind(kind), name, guessed)


def _pick(desk: Desk, value: str) -> None:
    """Put a date into the fields, to be changed."""
    rows: list[Holiday | SpecialHours] = [*desk.spec.holidays, *desk.spec.special]
    row = next((row for row in reversed(rows) if row.date.isoformat() == value), None)
    if row is None:
        return
    kind = row.kind.value if isinstance(row, Holiday) else "special"
    hours = "" if isinstance(row, Holiday) else typed_hours(row.hours)
    desk.form.values |= {"day": value, "kind": kind, "name": row.name, "hours": hours}
    desk.form.values["estimated"] = "1" if row.estimated else ""


def _drop(desk: Desk, value: str) -> None:
    try:
        desk.spec = clear(desk.spec, date.fromisoformat(value))
    except ValueError:
        abort(400)


def _week(desk: Desk, _: str) -> None:
    week = _whole_week(desk.form, "week")
    if week:
        desk.apply("week-0", lambda: put_week(desk.spec, week))


def _season(desk: Desk, _: str) -> None:
    form = desk.form
    name = form.text("season_name", most=NAME, missing=gettext("Tulis namanya, misalnya “Ramadan 1448 H”."))
    first = form.day("first", missing=gettext("Tulis tanggal mulai."))
    last = form.day("last", missing=gettext("Tulis tanggal selesai."))
    week = _whole_week(form, "season")
    if form.errors or first is None or last is None or week is None:
        return
    guessed = "season_estimated" in request.form
    desk.apply("first", lambda: put_season(desk.spec, Season(name, first, last, week, guessed)))


def _pick_season(desk: Desk, value: str) -> None:
    row = next((row for row in desk.spec.seasons if row.name == value), None)
    if row:
        hours = {f"season-{number}": typed_hours(hours) for number, hours in enumerate(row.week)}
        dates = {"first": row.first.isoformat(), "last": row.last.isoformat()}
        desk.form.values |= {"season_name": value, "season_estimated": "1" if row.estimated else "", **dates, **hours}


def _drop_season(desk: Desk, value: str) -> None:
    desk.spec = clear_season(desk.spec, value)


def _whole_week(form: Form, name: str) -> Week | None:
    days = [_hours(form, f"{name}-{number}") for number in range(7)]
    if any(f"{name}-{number}" in form.errors for number in range(7)):
        return None
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = days
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday


def _hours(form: Form, name: str) -> Hours:
    text = form.text(name, most=NAME).replace(".", ":").replace("–", "-").replace(" ", "")
    try:
        return read_hours([part for part in text.split(",") if part], name)
    except CalendarInvalid as error:
        form.fault(name, invalid_text(error))
        return ()
