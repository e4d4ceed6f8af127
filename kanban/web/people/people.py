"""The admin's page of people: who has an account, who holds which role from when to when."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.doors import lift_lock
from kanban.actions.people import (
    LastAdmin,
    NewHolding,
    NewPerson,
    PersonUnknown,
    Taken,
    add_person,
    give_role,
    set_active,
    set_password,
)  # fmt: skip
from kanban.actions.second_factors import remove
from kanban.domain.people import PREFIX
from kanban.queries.people import PersonRow, people, roles
from kanban.queries.sign_ins import with_second_factor
from kanban.queries.staffing import gaps_on
from kanban.web.accounts import passwords, throttle
from kanban.web.forms import NAME, Form
from kanban.web.i18n import gettext
from kanban.web.identity import actor, admin_only, the_office
from kanban.web.people.gap_view import gap_views
from kanban.web.people.people_view import nip_of, person_view
from kanban.web.people.slips import Issued, slips_page
from kanban.web.phrases import Toast, leave
from kanban.web.times import Moments

bp = Blueprint("people", __name__)


@bp.get("/people")
@admin_only
def index() -> ResponseReturnValue:
    """Everybody, with the forms to add somebody and to give a role."""
    return _page(Form())


@bp.post("/people")
@admin_only
def add() -> ResponseReturnValue:
    """Add somebody; the first password is made here and shown once."""
    form = Form()
    name = form.text("name", most=NAME, missing=gettext("Tulis nama lengkap dengan gelar."))
    username = form.username()
    nip = nip_of(form)
    role = form.choice("role", {"", *_role_ids()}, gettext("Pilih peran dari daftar."))
    if form.errors:
        return _page(form, 422)
    password = passwords.temporary_password()
    person = NewPerson(
        name=name, username=username, nip=nip, password_hash=passwords.hash_password(password),
        is_admin="is_admin" in request.form,
    )  # fmt: skip
    holding = NewHolding(role_id=int(role), starts_on=the_office().day(g.at)) if role else None
    try:
        add_person(db.session(), person, holding, by=actor(), at=g.at)
    except Taken as taken:
        form.errors[taken.field] = gettext("Sudah dipakai orang lain. Pilih yang lain.")
        return _page(form, 409)
    return slips_page([Issued(name, username, password)])


@bp.post("/people/<int:person_id>/assignments")
@admin_only
def assign(person_id: int) -> ResponseReturnValue:
    """Let somebody hold a role from a day, until a day or further notice."""
    form = Form({"assign_to": str(person_id)}, of=f"-{person_id}")
    role = form.choice("role", _role_ids(), gettext("Pilih peran dari daftar."))
    kind = form.choice("kind", set(PREFIX), gettext("Pilih definitif, Plt. atau Plh."))
    starts_on = form.day("from", missing=gettext("Tulis tanggal mulai."))
    ends_on = form.day("until")
    letter = form.text("letter", most=NAME)
    if starts_on and ends_on and ends_on < starts_on:
        form.fault("until", gettext("Tanggal selesai mendahului tanggal mulai."))
    if kind != "definitif" and not letter:
        form.fault("letter", gettext("Plt. dan Plh. memerlukan nomor surat, misalnya 800/123/2026."))
    if form.errors or starts_on is None:
        return _page(form, 422)
    holding = NewHolding(role_id=int(role), starts_on=starts_on, kind=kind, ends_on=ends_on, letter_number=letter)
    try:
        give_role(db.session(), person_id, holding, by=actor(), at=g.at)
    except PersonUnknown:
        abort(404)
    return _done(gettext("Peran diberikan"), gettext("Kolom papan mengikuti sejak tanggal mulai."))


@bp.post("/people/<int:person_id>/activity")
@admin_only
def activity(person_id: int) -> ResponseReturnValue:
    """Disable an account, or enable it again."""
    active = request.form.get("active") == "1"
    try:
        set_active(db.session(), person_id, active, by=actor(), at=g.at)
    except PersonUnknown:
        abort(404)
    except LastAdmin:
        text = gettext("Tetapkan admin lain dahulu; kantor harus mempunyai seorang admin.")
        leave(Toast("refusal", gettext("Akun tetap aktif"), text, "lock"))
        return redirect(url_for(".index"), 303)
    if active:
        return _done(gettext("Akun diaktifkan"), gettext("Orang itu dapat masuk lagi."))
    return _done(gettext("Akun dinonaktifkan"), gettext("Semua sesinya berakhir. Cap yang sudah dibuat tetap."))


@bp.post("/people/<int:person_id>/password")
@admin_only
def reset(person_id: int) -> ResponseReturnValue:
    """Give somebody a new first password, shown once."""
    person = _person(person_id)
    password = passwords.temporary_password()
    set_password(db.session(), person_id, passwords.hash_password(password), by=actor(), at=g.at)
    # Whoever has forgotten it has tried: the new one must work at once.
    lift_lock(db.session(), person_id, throttle.keys_of(person), by=actor(), at=g.at)
    return slips_page([Issued(person.name, person.username, password, is_new=False)])


@bp.post("/people/<int:person_id>/second-factor/removal")
@admin_only
def remove_factor(person_id: int) -> ResponseReturnValue:
    """Take away the second step of somebody who has lost phone and paper."""
    person = _person(person_id)
    remove(db.session(), person_id, by=actor(), at=g.at)
    lift_lock(db.session(), person_id, throttle.keys_of(person), by=actor(), at=g.at)
    text = gettext("Orang itu masuk dengan kata sandi saja. Semua sesinya berakhir.")
    return _done(gettext("Verifikasi dua langkah dimatikan"), text)


@bp.post("/people/<int:person_id>/lock/removal")
@admin_only
def unlock(person_id: int) -> ResponseReturnValue:
    """Let somebody sign in again at once after too many wrong passwords."""
    lift_lock(db.session(), person_id, throttle.keys_of(_person(person_id)), by=actor(), at=g.at)
    return _done(gettext("Kunci dibuka"), gettext("Orang itu dapat mencoba masuk lagi sekarang."))


def _person(person_id: int) -> PersonRow:
    person = next((row for row in people(db.session()) if row.id == person_id), None)
    return person or abort(404)


def _role_ids() -> set[str]:
    return {str(role.id) for role in roles(db.session(), the_office().day(g.at))}


def _done(title: str, text: str) -> ResponseReturnValue:
    leave(Toast("done", title, text, "circle-check"))
    return redirect(url_for(".index"), 303)


def _page(form: Form, status: int = 200) -> ResponseReturnValue:
    today = the_office().day(g.at)
    moments = Moments(the_office().calendar, g.at)
    everybody = people(db.session())
    locked, factors = throttle.locked(everybody), with_second_factor(db.session())
    return render_template(
        "people/index.html",
        nav="people",
        people=[person_view(row, moments, locked.get(row.id, ""), row.id in factors) for row in everybody],
        roles=[(role.id, role.name) for role in roles(db.session(), today)],
        gaps=gap_views(gaps_on(db.session(), today), moments),
        form=form.values,
        errors=form.errors,
        today=today.isoformat(),
    ), status
