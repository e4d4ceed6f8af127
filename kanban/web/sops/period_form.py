"""The period that a report looks at: two dates of an address, else the last half-year."""

from datetime import timedelta

from flask import request

from kanban.domain.figures import Period, last_half_year
from kanban.queries.office import OfficeFacts
from kanban.web.forms import Form
from kanban.web.i18n import gettext


def asked_period(office: OfficeFacts, now: int) -> tuple[Period, Form]:
    """The period of this request, and its form with what was wrong with it; then the usual period is shown."""
    usual = last_half_year(office.day(now))
    form = Form({name: request.args.get(name, "") for name in ("from", "until")})
    for name, day in (("from", usual.begin), ("until", usual.end)):
        form.values[name] = form.values[name] or day.isoformat()
    begin, end = form.read_day("from"), form.read_day("until")
    if begin and end and end < begin:
        form.fault("until", gettext("Tanggal akhir mendahului tanggal awal."))
    return (usual if form.errors or begin is None or end is None else Period(begin, end)), form


def instants(period: Period, office: OfficeFacts) -> tuple[int, int]:
    """The period as instants of the office: from its first midnight to the one after its last day."""
    midnight = office.calendar.local_midnight
    return midnight(period.begin), midnight(period.end + timedelta(days=1))
