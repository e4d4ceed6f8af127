"""Ways to become somebody else, by name; all of them are refused. Counting tries: test_throttle.py, test_doors.py."""

import base64
import json
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Literal

import pytest
from argon2 import Parameters, PasswordHasher, extract_parameters
from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from kanban.models import Person
from kanban.web.accounts import passwords
from tests.office import Office
from tests.web.browser import Browser
from tests.web.conftest import PASSWORD, ClientOf
from tests.web.test_sign_in import WRONG, enter, name_on

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.usefixtures("jafung")
GUESSER = """
import sys
from kanban.app import create_app
from kanban.config import load_settings
from kanban.web import identity
identity.now = lambda: int(sys.argv[2])
app = create_app(load_settings(sys.argv[1], {}))
app.config["WTF_CSRF_ENABLED"] = False
fields = {"username": "rahmat.hidayat", "password": "salah sekali"}
print("ready", flush=True)
sys.stdin.readline()
print([app.test_client().post("/session", data=fields).status_code for _ in range(6)].count(401))
"""


def test_brute_force_by_two_processes_and_after_their_restart(office: Office, app: Flask) -> None:
    judged = 0
    for _ in range(2):  # the second time they have been started anew
        guessers = [
            subprocess.Popen(
                [sys.executable, "-c", GUESSER, app.instance_path, str(office.at)],
                cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )
            for _ in range(2)
        ]  # fmt: skip
        for guesser in guessers:
            assert guesser.stdout
            assert guesser.stdout.readline() == "ready\n"
        judged += sum(int(guesser.communicate("\n")[0]) for guesser in guessers)
    # The fifth is judged too; its answer already says until when to wait.
    assert judged == 4
    assert enter(Browser(app)).status == 429


def test_a_session_planted_before_the_sign_in_is_not_the_session_after_it(office: Office, app: Flask) -> None:
    victim, thief = Browser(app), Browser(app)
    thief.get("/sign-in")
    planted = thief.client.get_cookie("papan_sop")
    assert planted
    victim.client.set_cookie("papan_sop", planted.value)
    enter(victim)
    own = victim.client.get_cookie("papan_sop")
    assert own
    assert own.value != planted.value
    assert (name_on(victim), name_on(thief)) == ("Rahmat Hidayat", None)


def test_a_cookie_of_an_older_epoch_opens_nothing(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    assert name_on(browser) == "Rahmat Hidayat"
    with office.sessions() as session:
        session.get_one(Person, office.jafung.person_id).epoch += 1
        session.commit()
    assert name_on(browser) is None


def forged(value: dict[str, object], key: str) -> str:
    """A cookie as Flask makes it, with another key."""
    return str(
        URLSafeTimedSerializer(key, salt="cookie-session", signer_kwargs={"key_derivation": "hmac"}).dumps(value)
    )


def test_tampered_and_forged_cookies_are_nobodys(office: Office, app: Flask, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    cookie = browser.client.get_cookie("papan_sop")
    assert cookie
    _, stamp, signature = cookie.value.rsplit(".", 2)
    admin = {"_user_id": f"{office.admin.person_id}:1", "_fresh": True, "since": office.at, "seen": office.at}
    body = base64.urlsafe_b64encode(json.dumps(admin).encode()).decode().rstrip("=")
    packed = "." + base64.urlsafe_b64encode(zlib.compress(json.dumps(admin).encode())).decode().rstrip("=")
    for value in (
        f"{body}.{stamp}.{signature}", f"{packed}.{stamp}.{signature}", f"{body}.{stamp}.", f"{body}..", body, "",
        "..", "x" * 3000, cookie.value[:-1], cookie.value[:-3] + "AAA", forged(admin, "guess"), forged(admin, ""),
        forged(admin, "secret_key"),
    ):  # fmt: skip
        intruder = Browser(app)
        intruder.client.set_cookie("papan_sop", value)
        assert (value[:40], intruder.get("/boards/2").status) == (value[:40], 303)


@pytest.mark.parametrize("identity", ["", "x", "1", ":", "1:", "-1:1", "1:x", "999:1", "1:1:1", str(2**70) + ":1"])
def test_an_identity_that_makes_no_sense_is_nobodys(identity: str, office: Office, app: Flask) -> None:
    browser = Browser(app)
    with browser.client.session_transaction() as session:
        session.update({"_user_id": identity, "since": office.at})
    assert browser.get("/boards/2").status == 303


def test_open_redirects_lead_home(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    hat = office.jafung.hat
    assert hat
    for target in (
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
    ):
        assert browser.post("/session/hat", hat=hat.id, next=target).to == "/"


def test_who_exists_cannot_be_told_by_words(office: Office, app: Flask) -> None:
    answers = [enter(Browser(app), name, "salah sekali") for name in ("rahmat.hidayat", "tidak.ada")]
    assert [(answer.status, answer.page.one(cls="field-error").text) for answer in answers] == [(401, WRONG)] * 2
    assert {tuple(sorted(name for name, _ in answer.response.headers)) for answer in answers} == {
        tuple(sorted(name for name, _ in answers[0].response.headers))
    }


class Noting(PasswordHasher):
    """The hasher that signs people in; `cost` is what each comparison took."""

    def __init__(self) -> None:
        self.cost: list[Parameters] = []
        super().__init__()

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
        self.cost.append(extract_parameters(str(hash)))
        return super().verify(hash, password)


def test_who_exists_cannot_be_told_by_time(office: Office, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each try is one comparison at the same cost; docs/security.md has the measured difference."""
    noting = Noting()
    monkeypatch.setattr(passwords, "_hasher", noting)
    for name in ("rahmat.hidayat", "tidak.ada"):
        assert enter(Browser(app), name, "salah sekali").status == 401
    assert noting.cost == [noting.cost[0]] * 2


def test_a_password_is_never_sent_back(office: Office, app: Flask) -> None:
    assert PASSWORD not in enter(Browser(app), "tidak.ada").text
    assert PASSWORD not in enter(Browser(app), "tidak.ada", token="").text
