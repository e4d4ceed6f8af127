"""An admin with the second step of signing in: what its tests share."""

import pyotp
from flask import Flask

from tests.web.browser import PASSWORD, Answer, Browser

HOME, ACCOUNT = "/account", "/account/second-factor"
WRONG = "Kode belum cocok atau sudah dipakai. Tunggu kode berikutnya, atau pakai kode cadangan."
Enrolled = tuple[str, list[str]]


def begin(browser: Browser) -> str:
    assert browser.post(ACCOUNT, current_password=PASSWORD).to == ACCOUNT
    return str(browser.get(ACCOUNT).page.one("code", cls="secret").text).replace(" ", "")


def code(secret: str, at: int) -> str:
    return pyotp.TOTP(secret).at(at)


def password_given(app: Flask, username: str = "dedi.kurniawan") -> tuple[Browser, Answer]:
    browser = Browser(app)
    return browser, browser.post("/session", username=username, password=PASSWORD, next="/people")
