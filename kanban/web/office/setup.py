"""The first minutes: two doors, the office's own data, and the proposed roles to confirm."""

from flask import Blueprint, abort, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.office import AlreadySetUp, NewOffice, set_up
from kanban.actions.people import NewPerson
from kanban.actions.sops import settle_roles
from kanban.domain.worktime import ZONES
from kanban.exchange.calendars.calendar_json import shipped_calendar
from kanban.exchange.sop_seed import shipped
from kanban.queries.office import the_office as read_office
from kanban.queries.people import roles, signed_in
from kanban.queries.workflows import VersionFacts, published, version
from kanban.sample.office import create_sample
from kanban.web.accounts import passwords
from kanban.web.accounts.session import sample_allowed
from kanban.web.documents.document_shelf import shelf
from kanban.web.forms import NAME, Form
from kanban.web.i18n import gettext, ngettext
from kanban.web.identity import actor, admin_only, public, sign_in, the_office
from kanban.web.phrases import Toast, leave
from kanban.web.sops.role_view import role_group

bp = Blueprint("setup", __name__)
roles_bp = Blueprint("proposals", __name__)

BUILT_IN = "Kalender bawaan: SKB 3 Menteri 2025–2027"
"""The basis of the first calendar; kept in the record, whatever language the browser of that day speaks."""


@bp.get("/welcome")
@public
def welcome() -> ResponseReturnValue:
    """Two doors."""
    return render_template("setup/welcome.html", sample_allowed=sample_allowed())


@bp.post("/setup/sample")
@public
def sample() -> ResponseReturnValue:
    """Make the sample office and lead to its sign-in page."""
    if not sample_allowed():
        abort(403)
    try:
        create_sample(db.session(), shelf(), at=g.at)
    except AlreadySetUp:
        return redirect(url_for("home.show"), 303)
    training = next(facts for facts in published(db.session()) if facts.position == 2)
    return redirect(url_for("session.new", next=url_for("boards.show", board_id=training.id)), 303)


@bp.get("/setup")
@public
def office() -> ResponseReturnValue:
    """The form of one's own office."""
    return _office_page(Form({"zone": "WIB"}))


@bp.post("/setup")
@public
def create() -> ResponseReturnValue:
    """Make the office and its admin, sign the admin in, and go on to the roles."""
    form = Form()
    name = form.text("office", most=NAME, missing=gettext("Tulis nama kantor, misalnya “Dinas Koperasi dan UKM”."))
    zone = form.choice("zone", set(ZONES), gettext("Pilih zona waktu kantor."))
    person = form.text("name", most=NAME, missing=gettext("Tulis nama Anda lengkap dengan gelar."))
    username = form.username()
    password = form.new_password(username, person, name)
    if form.errors:
        return _office_page(form, 422)
    seed = shipped()
    new = NewOffice(
        name=name, zone=zone, calendar=shipped_calendar(), decree=BUILT_IN,
        roles=seed.roles, sops=seed.sops,
    )  # fmt: skip
    admin = NewPerson(
        name=person, username=username, password_hash=passwords.hash_password(password), is_admin=True,
        must_change_password=False,
    )  # fmt: skip
    try:
        admin_id = set_up(db.session(), new, admin, at=g.at)
    except AlreadySetUp:
        return redirect(url_for("home.show"), 303)
    return _begin(admin_id)


@roles_bp.get("/setup/roles")
@admin_only
def confirm_all() -> ResponseReturnValue:
    """The proposed role of each step of every SOP, on one screen."""
    return _roles_page(list(published(db.session())), url_for(".settle_all"))


@roles_bp.post("/setup/roles")
@admin_only
def settle_all() -> ResponseReturnValue:
    """Confirm the roles of every SOP at once."""
    return _settle(list(published(db.session())), url_for("people.index"))


@roles_bp.get("/sops/<int:version_id>/roles")
@admin_only
def confirm(version_id: int) -> ResponseReturnValue:
    """The proposed roles of one SOP."""
    return _roles_page([_version(version_id)], url_for(".settle", version_id=version_id))


@roles_bp.post("/sops/<int:version_id>/roles")
@admin_only
def settle(version_id: int) -> ResponseReturnValue:
    """Confirm the roles of one SOP."""
    return _settle([_version(version_id)], None)


def _begin(admin_id: int) -> ResponseReturnValue:
    g.office = read_office(db.session())
    person = signed_in(db.session(), admin_id, the_office().day(g.at))
    if person is None:
        abort(500)
    sign_in(person)
    session["founding"] = True
    return redirect(url_for("proposals.confirm_all"), 303)


def _settle(versions: list[VersionFacts], onward: str | None) -> ResponseReturnValue:
    if request.form.get("decision") == "later":
        session.pop("founding", None)
        return redirect(url_for("home.show"), 303)
    form = Form()
    choices = _choices(form, versions)
    if form.errors:
        return _roles_page(versions, request.path, form, 422)
    current = versions[0].id if versions else 0
    for version_id, chosen in choices.items():
        current = settle_roles(
            db.session(), version_id, chosen, by=actor(), at=g.at, day=the_office().day(g.at)
        )  # fmt: skip
    settled = sum(len(chosen) for chosen in choices.values())
    leave(_settled_toast(settled, sum(len(facts.steps) for facts in versions) - settled))
    session.pop("founding", None)
    return redirect(onward or url_for("boards.show", board_id=current), 303)


def _choices(form: Form, versions: list[VersionFacts]) -> dict[int, dict[int, int]]:
    """The chosen role of each step by version and step; a proposal that nobody is sure of is left out."""
    allowed = {str(role.id) for role in roles(db.session(), the_office().day(g.at))}
    choices: dict[int, dict[int, int]] = {}
    for facts in versions:
        for step in facts.steps:
            name = f"role-{step.id}"
            unsure = {""} if step.is_role_proposed and name in request.form else set()
            chosen = form.choice(name, allowed | unsure, gettext("Pilih peran untuk langkah ini."))
            if chosen and name not in form.errors:
                choices.setdefault(facts.id, {})[step.id] = int(chosen)
    return choices


def _settled_toast(settled: int, left: int) -> Toast:
    stays = _stay_proposed(left) if left else ""
    if not settled:
        return Toast("info", gettext("Belum ada peran yang disahkan"), stays, "info")
    text = ngettext("Tanda usulan dihapus dari %(num)s langkah.", "Tanda usulan dihapus dari %(num)s langkah.", settled)
    return Toast("done", gettext("Peran pelaksana disahkan"), f"{text} {stays}".strip(), "circle-check")


def _stay_proposed(left: int) -> str:
    return ngettext("%(num)s langkah lain tetap bertanda usulan.", "%(num)s langkah lain tetap bertanda usulan.", left)


def _version(version_id: int) -> VersionFacts:
    facts = version(db.session(), version_id)
    if facts is None or facts.status != "published":
        abort(404)
    return facts


def _roles_page(
    versions: list[VersionFacts], action: str, form: Form | None = None, status: int = 200
) -> ResponseReturnValue:
    form = form or Form()
    return render_template(
        "setup/roles.html",
        groups=[role_group(db.session(), facts, form.values) for facts in versions],
        roles=[(role.id, role.name) for role in roles(db.session(), the_office().day(g.at))],
        errors=form.errors,
        action=action,
        is_founding="founding" in session and len(versions) > 1,
    ), status


def _office_page(form: Form, status: int = 200) -> ResponseReturnValue:
    return render_template("setup/office.html", form=form.values, errors=form.errors), status
