"""The slips with which new accounts are handed over: user name and first password, shown once, to be printed."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import g, render_template, request
from flask.typing import ResponseReturnValue

from kanban.domain.people import FIRST_PASSWORD_LASTS
from kanban.web.identity import the_office
from kanban.web.times import Moments


class Issued(NamedTuple):
    """A first password, shown once."""

    name: str
    username: str
    password: str
    is_new: bool = True


def slips_page(slips: Sequence[Issued]) -> ResponseReturnValue:
    """The page that prints them; a first password works until `FIRST_PASSWORD_LASTS` from now."""
    moments = Moments(the_office().calendar, g.at)
    until = moments.moment(g.at + FIRST_PASSWORD_LASTS)
    return render_template("people/slips.html", nav="people", slips=slips, until=until, address=request.host_url)
