"""The PIN on one's own account page: chosen by its owner, with the password, and gone with it."""

import pytest
from sqlalchemy import select

from kanban.domain.people import Actor
from kanban.domain.pins import PinFault, pin_fault
from kanban.models import Event, Person
from tests.office import Office
from tests.wall_office import PIN
from tests.web.conftest import PASSWORD, ClientOf


def pin_of(office: Office, who: Actor) -> str | None:
    with office.sessions() as session:
        return session.get_one(Person, who.person_id).pin_hash


def test_a_person_chooses_a_pin_with_their_password(office: Office, jafung: Actor, client_of: ClientOf) -> None:
    browser = client_of(jafung)
    answer = browser.post("/account/pin", pin_password=PASSWORD, pin=PIN, pin_again=PIN)
    assert answer.to == "/account#pin-panel"
    page = browser.get("/account").page
    assert page.toasts[0][1] == "PIN disimpan"
    assert page.one("section", id="pin-panel").one(cls="flash").one("h2").text == "PIN disimpan"
    assert "PIN dipakai sejak Sen 23 Nov 2026, 10.00." in page.text
    stored = pin_of(office, jafung)
    assert stored
    assert stored.startswith("$argon2id$")
    with office.sessions() as session:
        event = session.scalars(select(Event).order_by(Event.id.desc()).limit(1)).one()
    assert (event.kind, event.person_id, event.data) == (
        "set-pin",
        jafung.person_id,
        f'{{"person":{jafung.person_id}}}',
    )


@pytest.mark.parametrize(
    ("typed", "field", "fault"),
    [
        ({"pin_password": "salah sekali"}, "pin_password", "Kata sandi sekarang belum cocok."),
        ({"pin": "12345"}, "pin", "PIN terdiri dari enam angka."),
        ({"pin": "48a915"}, "pin", "PIN terdiri dari enam angka."),
        ({"pin": "٤٨٢٩١٥"}, "pin", "PIN terdiri dari enam angka."),
        ({"pin": "111111"}, "pin", "Angka yang berulang mudah ditebak. Pilih enam angka lain."),
        ({"pin": "123456"}, "pin", "Angka yang berurutan mudah ditebak. Pilih enam angka lain."),
        ({"pin": "170845"}, "pin", "PIN ini terbaca sebagai tanggal. Pilih enam angka lain."),
        ({"pin_again": "482916"}, "pin_again", "Kedua PIN belum sama. Ketik sekali lagi."),
    ],
)
def test_a_pin_that_will_not_do_is_refused_next_to_its_field(
    typed: dict[str, str], field: str, fault: str, office: Office, jafung: Actor, client_of: ClientOf
) -> None:
    form = {"pin_password": PASSWORD, "pin": PIN, "pin_again": PIN} | typed
    answer = client_of(jafung).post("/account/pin", **form)
    assert (answer.status, answer.page.error(field), pin_of(office, jafung)) == (422, fault, None)
    assert form["pin"] not in answer.steady


def test_a_new_password_removes_the_pin(office: Office, jafung: Actor, client_of: ClientOf) -> None:
    browser = client_of(jafung)
    browser.post("/account/pin", pin_password=PASSWORD, pin=PIN, pin_again=PIN)
    new = "sawah kereta jendela"
    browser.post("/account/password", current_password=PASSWORD, password=new, password_again=new)
    assert pin_of(office, jafung) is None
    told = {title: text for _, title, text in browser.get("/account").page.toasts}
    assert "PIN layar bersama terhapus; pilih yang baru." in told["Kata sandi diganti"]
    client_of(office.admin).post(f"/people/{jafung.person_id}/password")
    assert pin_of(office, jafung) is None


@pytest.mark.parametrize(
    ("pins", "fault"),
    [
        ("000000 999999 121212 343434 123123 907907 112233 778899 123321 458854 111222", PinFault.REPEATED),
        ("123456 654321 012345 567890 890123 246802 135791 147258 159357 852963 963852", PinFault.SEQUENCE),
        ("170845 310199 450817 991231 081990 199008 122001", PinFault.DATE),
        ("", PinFault.NOT_SIX_DIGITS),
        ("482915 730164 905173 318846 777801 261395 402958", None),
    ],
)
def test_what_a_colleague_would_try_first(pins: str, fault: PinFault | None) -> None:
    assert {pin: pin_fault(pin) for pin in pins.split()} == dict.fromkeys(pins.split(), fault)
    assert pin_fault("") is PinFault.NOT_SIX_DIGITS
