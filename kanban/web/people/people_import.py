"""Many accounts from one list: read, shown with what is wrong beside each row, then made all together or not at all."""

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.people import NewHolding, NewPerson
from kanban.actions.people_changes import RowTaken, add_people
from kanban.exchange.calendars.skb_text import TextUnread, decode
from kanban.exchange.people_csv import MOST_ROWS, Fault, ListUnread, PersonLine, read_people
from kanban.queries.people import people, roles
from kanban.web.accounts import passwords
from kanban.web.forms import Form
from kanban.web.i18n import gettext
from kanban.web.identity import actor, admin_only, the_office
from kanban.web.people.slips import Issued, slips_page

bp = Blueprint("people_import", __name__)

LONGEST_LIST = 60_000


@bp.get("/people/import")
@admin_only
def new() -> ResponseReturnValue:
    """Where a list is pasted or chosen."""
    return _page(Form())


@bp.post("/people/import")
@admin_only
def create() -> ResponseReturnValue:
    """Show the list as read; with `act` "add" and no fault left, make the accounts."""
    form = Form()
    text = _text(form)
    lines = _read(form, text) if text else ()
    faulty = sum(1 for line in lines if line.faults)
    if form.errors or not lines or faulty or request.form.get("act") != "add":
        return _page(form, 422 if form.errors else 200, lines)
    issued = [Issued(line.name, line.username, passwords.temporary_password()) for line in lines]
    today = the_office().day(g.at)
    rows = [
        (
            NewPerson(
                name=line.name, username=line.username, nip=line.nip or None,
                password_hash=passwords.hash_password(slip.password),
            ),
            NewHolding(role_id=line.role_id, starts_on=today) if line.role_id else None,
        )
        for line, slip in zip(lines, issued, strict=True)
    ]  # fmt: skip
    try:
        add_people(db.session(), rows, by=actor(), at=g.at)
    except RowTaken as taken:
        name = lines[taken.row].name
        form.fault("list", gettext("%(name)s baru saja ditambahkan orang lain. Baca ulang daftarnya.", name=name))
        return _page(form, 409, _read(form, text))
    return slips_page(issued)


def fault_text(fault: Fault, line: PersonLine) -> str:
    """What is wrong with a row, in words."""
    return {
        Fault.NO_NAME: gettext("Nama belum ada."),
        Fault.NAME_TOO_LONG: gettext("Nama paling panjang 100 huruf."),
        Fault.FORMULA: gettext("Nama tidak boleh diawali = + - @."),
        Fault.BAD_USERNAME: gettext(
            "Nama pengguna “%(name)s” tidak dapat dipakai: 3–40 huruf kecil, angka, titik.", name=line.username
        ),
        Fault.BAD_NIP: gettext("NIP harus 18 angka."),
        Fault.UNKNOWN_ROLE: gettext("Peran “%(role)s” belum ada di kantor ini.", role=line.role),
        Fault.TWICE: gettext("Sama dengan baris sebelumnya."),
        Fault.TAKEN: gettext("Nama pengguna atau NIP ini sudah dipakai."),
    }[fault]


def _text(form: Form) -> str:
    """The file if one was chosen, else what was pasted."""
    file = request.files.get("file")
    text = form.values["list"] = request.form.get("list", "")
    if file and file.filename:
        try:
            text = form.values["list"] = decode(file.read())
        except TextUnread as error:
            form.fault("file", gettext(error.sentence, **error.facts))
            return ""
    if not text.strip():
        form.fault("list", gettext("Tempel daftarnya, atau pilih berkas."))
    elif len(text) > LONGEST_LIST:
        form.fault("list", gettext("Terlalu panjang; bagi menjadi beberapa daftar."))
    return "" if form.errors else text


def _read(form: Form, text: str) -> tuple[PersonLine, ...]:
    everybody = people(db.session())
    taken = frozenset(value for row in everybody for value in (row.username, row.nip) if value)
    names = {role.name: role.id for role in roles(db.session(), the_office().day(g.at))}
    try:
        lines = read_people(text, names, taken)
    except ListUnread as unread:
        form.fault(
            "list",
            {
                "empty": gettext("Belum ada pegawai di daftar ini."),
                "long": gettext("Paling banyak %(most)s pegawai sekali muat.", most=MOST_ROWS),
            }.get(str(unread), gettext("Baris pertama harus judul kolom, misalnya: nama;nama pengguna;nip;peran.")),
        )
        return ()
    if not lines:
        form.fault("list", gettext("Belum ada pegawai di daftar ini."))
    return lines  # fmt: skip


def _page(form: Form, status: int = 200, lines: tuple[PersonLine, ...] = ()) -> ResponseReturnValue:
    return render_template(
        "people/import.html",
        nav="people",
        lines=[(line, [fault_text(fault, line) for fault in line.faults]) for line in lines],
        faulty=sum(1 for line in lines if line.faults),
        form=form.values,
        errors=form.errors,
    ), status
