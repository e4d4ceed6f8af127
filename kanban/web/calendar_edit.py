"""The desk on which an admin changes a calendar: a working copy that travels in the form, so that nothing is stored
before it is proposed and nothing typed is lost when a part of it is refused."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from flask import abort, request

from kanban.domain.calendar import CalendarInvalid, CalendarSpec, HolidayKind, Season, SpecialHours
from kanban.domain.calendar_edits import clear, clear_season, put, put_list, put_season, put_week
from kanban.domain.calendar_rows import Holiday
from kanban.domain.hours import Hours, Week, read_hours
from kanban.exchange.skb_rows import ListFault, ListRow
from kanban.exchange.skb_text import TextUnread, decode, read_list
from kanban.web.calendar_words import invalid_text, typed_hours
from kanban.web.forms import NAME, Form
from kanban.web.i18n import gettext, ngettext

KINDS = {"LN", "CB", "local", "special", "clear"}
OTHERWISE = {"", "LN", "CB", "local"}
LONGEST_LIST = 60_000


@dataclass(slots=True)
class Desk:
    """The working copy, the form as typed, and what a list said."""

    spec: CalendarSpec
    base_id: int
    year: int
    form: Form = field(default_factory=Form)
    faults: tuple[ListFault, ...] = ()
    rows: tuple[ListRow, ...] = ()
    skipped: tuple[tuple[int, str], ...] = ()
    opened: str = "day"
    """The part of the page that was used last."""

    def fill(self) -> "Desk":
        """Show hours and dates as the working copy has them, where nothing was typed."""
        for number, hours in enumerate(self.spec.week):
            self.form.values.setdefault(f"week-{number}", typed_hours(hours))
        season = self.form.values.get("season_name", "")
        known = next((row for row in self.spec.seasons if row.name == season), None) or _latest(self.spec, self.year)
        for number in range(7):
            self.form.values.setdefault(f"season-{number}", typed_hours(known.week[number]) if known else "")
        return self


def desk_of_request() -> Desk:
    """The desk as the form brings it back; 400 when its copy is not ours."""
    try:
        spec = CalendarSpec.from_json(json.loads(request.form.get("body", "")))
        base_id, year = int(request.form.get("base", "")), int(request.form.get("year", ""))
    except (ValueError, RecursionError):
        abort(400)
    if not spec.first_year <= year <= spec.last_year:
        abort(400)
    desk = Desk(spec, base_id, year)
    desk.form.values = {name: value for name, value in request.form.items() if name not in ("body", "csrf_token")}
    return desk


def carry_out(desk: Desk, act: str) -> None:
    """Do what a button of the desk says; what cannot be done is noted next to its field, and the copy stays as it was."""
    name, _, value = act.partition(":")
    work: Callable[[Desk, str], None] | None = {
        "day": _day, "pick": _pick, "drop": _drop, "week": _week, "season": _season, "pick-season": _pick_season,
        "drop-season": _drop_season, "list": _list,
    }.get(name)  # fmt: skip
    if work is None:
        return
    desk.opened = {"pick": "day", "drop": "day", "pick-season": "season", "drop-season": "season"}.get(name, name)
    work(desk, value)


def _day(desk: Desk, _: str) -> None:
    form = desk.form
    day = form.day("day", missing=gettext("Pilih tanggal."))
    kind = form.choice("kind", KINDS, gettext("Pilih jenis tanggal."))
    if kind == "clear":
        if day and not form.errors:
            _apply(desk, "day", lambda: clear(desk.spec, day), done=("day", "name", "hours"))
        return
    name = form.text("name", most=NAME, missing=gettext("Tulis namanya, misalnya “Hari Jadi Kabupaten”."))
    hours = _hours(form, "hours") if kind == "special" else ()
    if form.errors or day is None:
        return
    guessed = "estimated" in request.form
    _apply(desk, "day", lambda: put(desk.spec, _row(day, kind, name, hours, guessed)), done=("day", "name", "hours"))


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
        _apply(desk, "week-0", lambda: put_week(desk.spec, week))


def _season(desk: Desk, _: str) -> None:
    form = desk.form
    name = form.text("season_name", most=NAME, missing=gettext("Tulis namanya, misalnya “Ramadan 1448 H”."))
    first = form.day("first", missing=gettext("Tulis tanggal mulai."))
    last = form.day("last", missing=gettext("Tulis tanggal selesai."))
    week = _whole_week(form, "season")
    if form.errors or first is None or last is None or week is None:
        return
    guessed = "season_estimated" in request.form
    _apply(desk, "first", lambda: put_season(desk.spec, Season(name, first, last, week, guessed)))


def _pick_season(desk: Desk, value: str) -> None:
    row = next((row for row in desk.spec.seasons if row.name == value), None)
    if row:
        hours = {f"season-{number}": typed_hours(hours) for number, hours in enumerate(row.week)}
        dates = {"first": row.first.isoformat(), "last": row.last.isoformat()}
        desk.form.values |= {"season_name": value, "season_estimated": "1" if row.estimated else "", **dates, **hours}


def _drop_season(desk: Desk, value: str) -> None:
    desk.spec = clear_season(desk.spec, value)


def _list(desk: Desk, _: str) -> None:
    """Read a pasted or uploaded list; only one without faults changes the copy."""
    form = desk.form
    decree = form.text("list_decree", most=200, missing=gettext("Tulis nomor SKB atau asal daftar."))
    otherwise = form.choice("otherwise", OTHERWISE, gettext("Pilih arti baris tanpa judul."))
    text = _list_text(form)
    if not text or "otherwise" in form.errors:
        return
    read = read_list(text, desk.year, HolidayKind(otherwise) if otherwise else None)
    desk.faults, desk.rows, desk.skipped = read.faults, read.rows, read.skipped
    if read.faults:
        form.fault(
            "list", ngettext("%(num)s baris perlu dibetulkan.", "%(num)s baris perlu dibetulkan.", len(read.faults))
        )
    elif not read.rows:
        form.fault("list", gettext("Belum ada tanggal di daftar ini."))
    if form.errors:
        return
    official = "official" in request.form
    _apply(
        desk, "list", lambda: put_list(desk.spec, desk.year, read.holidays, decree, official=official), done=("list",)
    )


def _list_text(form: Form) -> str:
    """The file if one was chosen, else what was pasted."""
    file = request.files.get("file")
    pasted = form.values["list"] = request.form.get("list", "")
    if file and file.filename:
        try:
            pasted = form.values["list"] = decode(file.read())
        except TextUnread as error:
            form.fault("file", gettext(str(error)))
            return ""
    if not pasted.strip():
        form.fault("list", gettext("Tempel daftarnya, atau pilih berkas."))
    elif len(pasted) > LONGEST_LIST:
        form.fault("list", gettext("Terlalu panjang untuk daftar libur setahun."))
        return ""
    return pasted if pasted.strip() else ""


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


def _apply(desk: Desk, name: str, change: Callable[[], CalendarSpec], done: tuple[str, ...] = ()) -> None:
    """Change the copy and empty the fields that were used; or say next to the field why not."""
    try:
        desk.spec = change()
    except CalendarInvalid as error:
        desk.form.fault(name, invalid_text(error))
        return
    for used in done:
        desk.form.values.pop(used, None)


def _latest(spec: CalendarSpec, year: int) -> Season | None:
    """The season whose hours a new one is likely to have."""
    return max((row for row in spec.seasons if row.first.year <= year), key=lambda row: row.first, default=None)
