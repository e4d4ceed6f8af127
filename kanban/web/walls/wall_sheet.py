"""The sheet on which an act is signed: the file, who is on duty, what is asked; drawn for the dialog or as a page."""

from dataclasses import dataclass

from flask import abort, g, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from kanban import db
from kanban.domain.requirements import Item, checklist
from kanban.domain.workflow import DONE, WorkflowStep
from kanban.queries.cases import CaseFacts
from kanban.queries.cases import case as case_facts
from kanban.queries.outputs import OutputFacts, stay_output
from kanban.queries.requirements import TickFacts, case_ticks
from kanban.queries.screens import OnDuty, on_duty, shown_versions
from kanban.queries.workflows import VersionFacts, version
from kanban.web.cases.clock_view import open_run, stay_state
from kanban.web.cases.hold_words import reason_choices
from kanban.web.identity import the_office
from kanban.web.walls import screen_pass
from kanban.web.walls.screen_pass import Stay
from kanban.web.walls.wall_choices import WORDS, Wish, kind_of
from kanban.web.walls.wall_sign_view import Question, hat_for, judge_of, question
from kanban.web.walls.wall_tick_view import Asked, AskedOutput, asked, asked_output
from kanban.web.walls.wall_words import usual_reasons, usual_waivers


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the dialog is about."""

    case: CaseFacts
    version: VersionFacts
    everybody: tuple[OnDuty, ...]
    stay: Stay | None
    items: tuple[Item[TickFacts], ...]
    """What the step asks for."""
    told: OutputFacts | None
    """What somebody has said came of it."""

    @property
    def here(self) -> WorkflowStep | None:
        """The step where the file is; None once it is finished."""
        return self.version.workflow.step(self.case.step_id or DONE)


def sheet_of(case_id: int) -> Sheet:
    """The case, if this screen shows its SOP, and whoever is on duty. Raises 404."""
    facts = case_facts(db.session(), case_id)
    found = version(db.session(), facts.version_id) if facts else None
    if facts is None or found is None or found.id not in shown_versions(db.session(), g.screen.id):
        abort(404)
    everybody = on_duty(db.session(), the_office().day(g.at))
    lines = found.step(facts.step_id).requirements if facts.step_id else ()
    items = checklist(lines, case_ticks(db.session(), case_id))
    run = open_run(facts)
    told = stay_output(db.session(), case_id, run.step_id, run.round) if run else None
    return Sheet(facts, found, everybody, screen_pass.stay(everybody), items, told)


def wish_of(act: str, sheet: Sheet) -> Wish:
    """What is asked for: "14:3", "done:3", "hold:3"; without a word, to hand on from where the file is now."""
    here = sheet.here
    if not act:
        return Wish(here.next_id if here else DONE, sheet.case.revision)
    to, _, seen = act.partition(":")
    try:
        return Wish(to if to in WORDS else DONE if to == "done" else int(to), int(seen))
    except ValueError as error:
        raise BadRequest("act") from error


def page(
    sheet: Sheet, wish: Wish, status: int = 200, *, error: str = "", chosen: int | None = None
) -> ResponseReturnValue:
    """The question: into the dialog, or as a page that works without JavaScript."""
    context = {
        "screen": g.screen, "case": sheet.case, "ask": _question(sheet, wish, chosen), "error": error,
        "key": request.form.get("key", ""), "kept_hat": _kept_hat(sheet, wish),
        "kept_name": sheet.stay.person.name if sheet.stay else "", "asked": asked_of(sheet, wish),
        "step_id": sheet.case.step_id, "usual_reasons": usual_reasons(), "hold_reasons": reason_choices(),
        "values": request.form, "asked_output": output_of(sheet, wish), "usual_waivers": usual_waivers(),
    }  # fmt: skip
    if not request.headers.get("HX-Request"):
        return render_template("wall/sign.html", **context), status
    name = "wall/_sign.html" if status == 200 else "wall/_sign_again.html"
    return render_template(name, **context), status


def asked_of(sheet: Sheet, wish: Wish) -> tuple[Asked, ...]:
    """What the act asks about."""
    here = sheet.here
    if here is None:
        return ()
    return asked(kind_of(wish, sheet.version.workflow, here), sheet.items, here.id, request.form)


def output_of(sheet: Sheet, wish: Wish) -> AskedOutput | None:
    """What the act asks of the step's output."""
    here = sheet.here
    if here is None:
        return None
    kind, output = kind_of(wish, sheet.version.workflow, here), sheet.version.step(here.id).output
    return asked_output(kind, here, output, is_said=sheet.told is not None, form=request.form)


def _question(sheet: Sheet, wish: Wish, chosen: int | None) -> Question | None:
    if sheet.here is None:
        return None
    hat_id = request.form.get("hat", 0, type=int)
    typed = next((each.person_id for each in sheet.everybody if any(hat.id == hat_id for hat in each.hats)), None)
    kept = sheet.stay.person.person_id if sheet.stay else None
    return question(
        wish, sheet.version.workflow, sheet.here, stay_state(sheet.case, sheet.version, g.at), sheet.everybody,
        chosen=chosen or typed or kept, may_tick=any(not item.is_met for item in sheet.items),
    )  # fmt: skip


def _kept_hat(sheet: Sheet, wish: Wish) -> int | None:
    """The hat in which whoever is kept at the screen may do it."""
    if sheet.stay is None or sheet.here is None:
        return None
    state = stay_state(sheet.case, sheet.version, g.at)
    hat = hat_for(sheet.stay.person, sheet.here, judge_of(wish, sheet.version.workflow, sheet.here, state))
    return hat.id if hat else None
