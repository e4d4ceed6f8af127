"""Signing one act on a shared screen: a person, their PIN, the act, and a key that makes a repetition harmless."""

import json
from dataclasses import replace

from flask import Blueprint, Response, abort, g, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions import holds as clock_acts
from kanban.actions.moves import move_case
from kanban.actions.taking import CaseUnknown
from kanban.actions.ticks import tick
from kanban.domain.moves import Refusal, Refused
from kanban.domain.outputs import outcome_refusal
from kanban.domain.people import Actor, Screen
from kanban.domain.requirements import TickState
from kanban.queries.people import roles
from kanban.queries.screens import OnDuty
from kanban.web import phrases
from kanban.web.accounts import pins
from kanban.web.cases.gates import read_said
from kanban.web.cases.holds import clocked_toast
from kanban.web.cases.moved import moved_toast
from kanban.web.cases.output_form import read_outcome
from kanban.web.cases.tick_words import ticked_toast
from kanban.web.forms import submit_key
from kanban.web.fragments import fragment
from kanban.web.i18n import gettext
from kanban.web.identity import the_office
from kanban.web.phrases import Toast
from kanban.web.times import Moments
from kanban.web.walls import screen_pass
from kanban.web.walls.screen_pass import of_screen
from kanban.web.walls.wall_choices import TICK, Wish, move_kind
from kanban.web.walls.wall_sheet import Sheet, asked_of, page, sheet_of, wish_of
from kanban.web.walls.wall_tick_view import said_marks, told_text, unexplained, unsaid_text

bp = Blueprint("wall_sign", __name__)


@bp.get("/wall/<int:screen_id>/cases/<int:case_id>")
@of_screen
def ask(screen_id: int, case_id: int) -> ResponseReturnValue:
    """The question for an act, `act` or the usual one: for the dialog, or a page of its own."""
    sheet = sheet_of(case_id)
    return page(sheet, wish_of(request.args.get("act", ""), sheet))


@bp.post("/wall/<int:screen_id>/cases/<int:case_id>/acts")
@of_screen
def sign(screen_id: int, case_id: int) -> ResponseReturnValue:
    """Do it, if the PIN is this person's and the judge agrees."""
    sheet = sheet_of(case_id)
    wish = wish_of(request.form.get("act", ""), sheet)
    hat_id = request.form.get("hat", 0, type=int)
    person = next((each for each in sheet.everybody if any(hat.id == hat_id for hat in each.hats)), None)
    if person is None:
        fault = gettext("Pilih nama Anda dahulu.") if not hat_id else _gone()
        return page(sheet, wish, 422 if not hat_id else 409, error=fault)
    if fault := _unsaid(sheet, wish):
        return page(sheet, wish, 422, error=fault)
    is_kept = sheet.stay is not None and sheet.stay.person == person
    if not is_kept and (refused := _pin_refused(sheet, wish, person)):
        return refused
    hat = next(hat for hat in person.hats if hat.id == hat_id)
    actor = Actor(person.person_id, hat, Screen(g.screen.id, g.screen.name))
    try:
        toast = _act(sheet, wish, actor)
    except CaseUnknown:
        abort(404)
    except Refused as refused_act:
        return _refused(sheet, wish, refused_act, person)
    return _done(toast, person, hat.label, keeps=not is_kept and "stay" in request.form)


@bp.post("/wall/<int:screen_id>/lock")
@of_screen
def lock(screen_id: int) -> ResponseReturnValue:
    """End the stay of whoever is kept at this screen."""
    if request.headers.get("HX-Request"):
        answer = make_response("", 204)
        answer.headers["HX-Trigger"] = json.dumps({"kb:moved": {}})
    else:
        answer = make_response(redirect(url_for("wall.show", screen_id=screen_id), 303))
    return screen_pass.leave(answer)


def _unsaid(sheet: Sheet, wish: Wish) -> str:
    """What the sheet asked and was not answered; asked before the PIN, which nobody types twice for that."""
    if wish.to != TICK:
        outcome = read_outcome()
        is_empty = outcome is not None and outcome_refusal(outcome) is Refusal.OUTPUT_INCOMPLETE
        return gettext("Tulis nomor atau keterangan outputnya.") if is_empty else ""
    marks = said_marks(request.form)
    if not marks:
        return gettext("Centang dahulu yang sudah ada.")
    return unexplained(marks, asked_of(sheet, wish))


def _pin_refused(sheet: Sheet, wish: Wish, person: OnDuty) -> ResponseReturnValue | None:
    """The dialog again when the PIN is not this person's; None when it is."""
    pin = request.form.get("pin", "")
    if not pin:
        return page(sheet, wish, 422, error=gettext("Ketik PIN enam angka milik %(name)s.", name=person.name))
    turn = pins.take_turn(g.screen.id, person.person_id)
    if turn.may_try and pins.fits(g.screen.id, person.person_id, pin):
        return None
    return page(sheet, wish, 429 if turn.wait_until else 422, error=pins.wrong_text(person.name, turn))


def _act(sheet: Sheet, wish: Wish, actor: Actor) -> Toast:
    case_id, given = sheet.case.id, {"seen": wish.seen, "key": submit_key(), "by": actor, "at": g.at}
    if wish.to == "hold":
        reason = request.form.get("hold_reason", "")
        return clocked_toast(clock_acts.hold(db.session(), case_id, reason=reason, **given))
    if wish.to == "resume":
        return clocked_toast(clock_acts.resume(db.session(), case_id, **given))
    if wish.to == TICK:
        return _tick(sheet, actor)
    kind = move_kind(wish, sheet.version.workflow, sheet.here)
    moved = move_case(
        db.session(), case_id, to=int(wish.to), reason=_reason(), kind=kind, said=read_said(), **given
    )  # fmt: skip
    return moved_toast(moved)


def _tick(sheet: Sheet, actor: Actor) -> Toast:
    marks = said_marks(request.form)
    done = tick(db.session(), sheet.case.id, marks, key=submit_key(), by=actor, at=g.at)
    names = {item.line.id: item.line.text for item in sheet.items}
    said = {
        state: [names[mark.requirement_id] for mark in marks if mark.state is state and mark.requirement_id in names]
        for state in (TickState.PRESENT, TickState.WAIVED)
    }
    return ticked_toast(done, said[TickState.PRESENT], said[TickState.WAIVED])


def _reason() -> str:
    typed = request.form.get("reason", "").replace("\x00", "").strip()
    return typed or request.form.get("usual_reason", "").replace("\x00", "")


def _refused(sheet: Sheet, wish: Wish, refused: Refused, person: OnDuty) -> ResponseReturnValue:
    """Why it was not done, with the file as it is now."""
    now = sheet_of(sheet.case.id)
    if now.told and refused.facts.get("kind") == "output":
        return page(now, wish, 409, error=told_text(now.told), chosen=person.person_id)
    here = now.here
    moments, overtaken = Moments(the_office().calendar, g.at), refused.facts.get("at")
    toast = phrases.refusal_toast(
        refused.why, {"here": here, **refused.facts}, case_id=now.case.id, number=now.case.number,
        no=here.no if here else None,
        when=moments.ago(overtaken) if isinstance(overtaken, int) else moments.moment(g.at),
        holders={role.id: role for role in roles(db.session(), the_office().day(g.at))},
    )  # fmt: skip
    text = _gone() if refused.why is Refusal.NO_HAT else toast.text
    if refused.why is Refusal.REQUIREMENTS_MISSING:
        text = unsaid_text(asked_of(now, wish))
    if refused.why is Refusal.STALE:
        return page(now, wish_of("", now), 409, error=f"{toast.title}. {text}", chosen=person.person_id)
    return page(now, wish, 409, error=text, chosen=person.person_id)


def _gone() -> str:
    return gettext("Orang itu tidak lagi memegang peran yang dipilih. Daftar nama di bawah ini yang berlaku sekarang.")


def _done(toast: Toast, person: OnDuty, hat: str, *, keeps: bool) -> ResponseReturnValue:
    signed = gettext("Oleh %(name)s sebagai %(hat)s di layar ini.", name=person.name, hat=hat)
    toast = replace(toast, text=f"{toast.text} {signed}", links=())
    if request.headers.get("HX-Request"):
        answer = make_response(fragment("_changed_elsewhere.html", toast=toast))
        answer.headers["HX-Trigger"] = json.dumps({"kb:moved": {}, "kb:dialog-close": {}})
    else:
        phrases.leave(toast)
        answer = make_response(redirect(url_for("wall.show", screen_id=g.screen.id), 303))
    return _kept(answer, person) if keeps else answer


def _kept(answer: Response, person: OnDuty) -> Response:
    return screen_pass.keep(answer, person)
