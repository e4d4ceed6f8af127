"""Coming in: what happens once it is known who somebody is, and what is noted of who was turned away."""

from flask import abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.sign_ins import turned_away
from kanban.queries.people import signed_in
from kanban.web.accounts.carry import carried_again
from kanban.web.accounts.devices import visit
from kanban.web.addresses import own_path
from kanban.web.identity import sign_in, the_office


def enter(person_id: int, target: str) -> ResponseReturnValue:
    """Begin this person's session and go on to where they wanted, with what they had typed."""
    person = signed_in(db.session(), person_id, the_office().day(g.at))
    if person is None:
        abort(404)
    sign_in(person)
    carried = request.form.get("carry", "")
    if carried:
        return carried_again(carried, local(request.form.get("carry_target", "")))
    if request.headers.get("HX-Request"):
        return "", 200, {"HX-Redirect": target}
    return redirect(target, 303)


def note_refusal(person_id: int | None, outcome: str) -> None:
    """Write a refused try down; existing and unknown names cost the same."""
    turned_away(db.session(), person_id, outcome, visit(), at=g.at)


def local(target: str) -> str:
    """A path of this site, or home: a sign-in must not lead elsewhere."""
    return own_path(target) or url_for("home.show")
