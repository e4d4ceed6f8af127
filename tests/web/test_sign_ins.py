"""The list of one's own devices, the log of sign-ins, first passwords on paper, and how pages look."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from kanban.domain.people import Actor
from kanban.models import Event, Person, SignIn
from kanban.web.accounts.devices import device_name
from tests.office import Office
from tests.web.browser import PASSWORD, Browser
from tests.web.conftest import ClientOf, Clock
from tests.web.test_people import NEW, issued

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"
DAY = 86_400


def enter(app: Flask, device: str = FIREFOX, name: str = "rahmat.hidayat", password: str = PASSWORD) -> Browser:
    browser = Browser(app)
    browser.client.environ_base["HTTP_USER_AGENT"] = device
    browser.post("/session", username=name, password=password)
    return browser


def devices(browser: Browser) -> list[str]:
    """Each line of the list with its buttons, without the addresses."""
    lines = browser.get("/account").page.one(id="devices").all("li")
    return [line.text.replace(" · 127.0.0.1", "") for line in lines]


def log(browser: Browser, path: str) -> list[list[str]]:
    return [[cell.text for cell in row.all("td")] for row in browser.get(path).page.all("table")[0].all("tr")[1:]]


class TestDevices:
    def test_each_is_named_with_its_times_and_this_one_is_marked(
        self, office: Office, app: Flask, jafung: Actor, clock: Clock
    ) -> None:
        enter(app)
        clock.at += 600
        phone = enter(app, PHONE)
        assert devices(phone) == [
            "Chrome · Android Perangkat ini Masuk Sen 23 Nov 10.10, terakhir dipakai Sen 23 Nov 10.10",
            "Firefox · Windows Masuk Sen 23 Nov 10.00, terakhir dipakai Sen 23 Nov 10.00"
            " Keluarkan Firefox · Windows, Sen 23 Nov 10.00",
        ]
        clock.at += 600
        phone.get("/")
        assert "terakhir dipakai Sen 23 Nov 10.20" in devices(phone)[0]

    def test_one_of_them_is_signed_out_from_another(self, office: Office, app: Flask, jafung: Actor) -> None:
        desk, phone = enter(app), enter(app, PHONE)
        with office.sessions() as session:
            of_desk = session.scalars(select(SignIn.id).order_by(SignIn.id)).first()
        assert phone.post(f"/account/sessions/{of_desk}/end").to == "/account#devices"
        assert (desk.get("/").to, phone.get("/").status, len(devices(phone))) == ("/sign-in?next=/", 200, 1)

    def test_nobody_signs_anothers_device_out(
        self, office: Office, app: Flask, jafung: Actor, client_of: ClientOf
    ) -> None:
        desk = enter(app)
        with office.sessions() as session:
            of_desk = session.scalar(select(func.max(SignIn.id)))
        for somebody in (office.kadis, office.admin):
            assert client_of(somebody).post(f"/account/sessions/{of_desk}/end").status == 404
        assert desk.get("/").status == 200

    def test_all_of_them_at_once_also_copies_of_cookies(self, office: Office, app: Flask, jafung: Actor) -> None:
        desk, phone = enter(app), enter(app, PHONE)
        copied = Browser(app)
        copied.client.set_cookie("papan_sop", desk.client.get_cookie("papan_sop").value)  # type: ignore[union-attr]
        assert copied.get("/").status == 200
        assert phone.post("/account/sessions/end").to == "/sign-in"
        assert [each.get("/").status for each in (desk, phone, copied)] == [303] * 3
        with office.sessions() as session:
            last = session.scalars(select(Event).order_by(Event.id.desc())).first()
            assert last is not None
            assert (last.kind, last.person_id) == ("end-sessions", jafung.person_id)

    def test_a_new_password_keeps_this_one_in_the_list_only(self, office: Office, app: Flask, jafung: Actor) -> None:
        desk, _ = enter(app), enter(app, PHONE)
        new = "perahu mangga hujan"
        desk.post("/account/password", current_password=PASSWORD, password=new, password_again=new)
        assert [line[:32] for line in devices(desk)] == ["Firefox · Windows Perangkat ini "]

    def test_those_that_have_lapsed_are_not_listed(
        self, office: Office, app: Flask, jafung: Actor, clock: Clock
    ) -> None:
        enter(app)
        clock.at += 1860
        assert len(devices(enter(app, PHONE))) == 1


class TestLog:
    def test_failures_are_in_ones_own_log_and_in_the_admins(
        self, office: Office, app: Flask, jafung: Actor, client_of: ClientOf
    ) -> None:
        enter(app, password="bukan ini ya")
        enter(app, name="bukan.siapa", password="rahasia negara")
        own = log(enter(app), "/account")
        assert [line[:2] for line in own] == [
            ["Sen 23 Nov 10.00", "Berhasil masuk"], ["Sen 23 Nov 10.00", "Kata sandi salah"],
        ]  # fmt: skip
        whole = log(client_of(office.admin), "/sign-ins")
        assert [line[1:] for line in whole] == [
            ["Rahmat Hidayat", "Berhasil masuk", "Firefox · Windows 127.0.0.1"],
            ["Nama tidak dikenal", "Kata sandi salah", "Firefox · Windows 127.0.0.1"],
            ["Rahmat Hidayat", "Kata sandi salah", "Firefox · Windows 127.0.0.1"],
        ]

    def test_a_lock_and_a_disabled_account_are_named(
        self, office: Office, app: Flask, jafung: Actor, client_of: ClientOf
    ) -> None:
        for _ in range(7):
            enter(app, password="bukan ini ya")
        with office.sessions() as session:
            kinds = session.scalars(select(SignIn.outcome).order_by(SignIn.id)).all()
            assert kinds == ["wrong"] * 4 + ["locked"]  # who is locked out writes nothing
            session.get_one(Person, jafung.person_id).is_active = False
            session.execute(SignIn.__table__.delete())  # type: ignore[attr-defined]
            session.commit()
        client_of(office.admin).post(f"/people/{jafung.person_id}/lock/removal")
        enter(app)
        assert [line[2] for line in log(client_of(office.admin), "/sign-ins")] == ["Akun nonaktif"]

    def test_it_is_erased_after_ninety_days(self, office: Office, app: Flask, jafung: Actor, clock: Clock) -> None:
        enter(app)
        clock.at += 90 * DAY + 1
        enter(app)
        with office.sessions() as session:
            assert session.scalar(select(func.count(SignIn.id))) == 1

    def test_no_name_that_was_typed_is_kept(self, office: Office, app: Flask) -> None:
        enter(app, name="katasandi-di-kolom-nama")
        assert b"katasandi-di-kolom-nama" not in office.path.read_bytes()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (FIREFOX, "Firefox · Windows"), (PHONE, "Chrome · Android"), ("curl/8.0", ""), ("", ""),
        (FIREFOX.replace("Firefox/140.0", "Chrome/140.0 Safari/537.36 Edg/140.0"), "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari · iPhone"),
    ],
)  # fmt: skip
def test_a_device_has_a_name_that_people_know(line: str, name: str) -> None:
    assert device_name(line) == name


class TestSlips:
    """A first password on paper works once, for seven days."""

    def test_it_carries_what_its_owner_needs(self, office: Office, client_of: ClientOf) -> None:
        page = client_of(office.admin).post("/people", **NEW).page
        slip = page.one("section", cls="slip")
        assert slip.all("h2")[0].text == NEW["name"]
        assert "Sen 30 Nov 10.00" in slip.text
        assert "Buka http://localhost/ di peramban." in slip.text
        assert page.all("button", **{"data-behavior": "print"})

    def test_after_seven_days_it_opens_nothing_and_says_so_only_to_who_has_it(
        self, office: Office, app: Flask, client_of: ClientOf, clock: Clock
    ) -> None:
        username, password = issued(client_of(office.admin).post("/people", **NEW))
        clock.at += 7 * DAY + 1
        answers = [
            Browser(app).post("/session", username=username, password=each) for each in (password, "salah-salah")
        ]
        assert [(answer.status, answer.page.one(cls="field-error").text) for answer in answers] == [
            (401, "Kata sandi sementara ini sudah lewat waktu. Minta yang baru kepada admin."),
            (401, "Nama pengguna atau kata sandi belum cocok. Periksa lalu coba lagi."),
        ]

    def test_the_owners_own_password_has_no_end(
        self, office: Office, app: Flask, client_of: ClientOf, clock: Clock
    ) -> None:
        username, password = issued(client_of(office.admin).post("/people", **NEW))
        hers, new = enter(app, name=username, password=password), "perahu mangga hujan"
        same = hers.post("/account/password", current_password=password, password=password, password_again=password)
        assert same.page.error("password") == "Pakai kata sandi yang berbeda dari yang sekarang."
        hers.post("/account/password", current_password=password, password=new, password_again=new)
        clock.at += 40 * DAY
        assert enter(app, name=username, password=new).get("/").status == 200


class TestLooks:
    @pytest.mark.parametrize("theme", ["light", "dark", ""])
    def test_the_theme_goes_with_the_person(self, theme: str, office: Office, client_of: ClientOf) -> None:
        browser = client_of(office.kadis)
        assert browser.post("/account/theme", theme=theme).to == "/account#theme-panel"
        for here in (browser, client_of(office.kadis)):
            page = here.get("/boards/2").page
            assert page.one("html").attributes.get("data-theme", "") == theme
        assert "data-theme" not in client_of(office.kabid).get("/").page.one("html").attributes

    def test_what_is_no_theme_is_refused(self, office: Office, client_of: ClientOf) -> None:
        answer = client_of(office.kadis).post("/account/theme", theme="<b>")
        assert (answer.status, answer.page.error("theme")) == (422, "Pilih tampilan dari daftar.")
