"""Reading what was typed: each field is checked once, and its fault is a sentence with an example next to it."""

import re
from dataclasses import dataclass, field
from datetime import date

from flask import abort, request

from kanban.web.accounts import passwords
from kanban.web.accounts.guessable import is_guessable
from kanban.web.i18n import gettext

TITLE, NAME, CONTACT, NOTE = 200, 100, 100, 2000
"""Longest texts in characters."""


@dataclass(slots=True)
class Form:
    """The values as typed and the faults found, by field name."""

    values: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    of: str = ""
    """Stands behind the name of each fault when a page has the same form several times."""

    def fault(self, name: str, sentence: str) -> None:
        """Note what is wrong with a field; the first fault of a field stays."""
        self.errors.setdefault(name + self.of, sentence)

    def text(self, name: str, *, most: int, missing: str = "") -> str:
        """A text without surrounding space; `missing` is the sentence shown when it is empty."""
        value = self.values[name] = request.form.get(name, "").replace("\x00", "").strip()
        if not value and missing:
            self.fault(name, missing)
        elif len(value) > most:
            self.fault(name, gettext("Terlalu panjang: %(n)s huruf, paling banyak %(most)s.", n=len(value), most=most))
        return value

    def choice(self, name: str, allowed: set[str], wrong: str) -> str:
        """One of a list."""
        value = self.values[name] = request.form.get(name, "")
        if value not in allowed:
            self.fault(name, wrong)
        return value

    def day(self, name: str, *, missing: str = "") -> date | None:
        """A date as the browser's date field sends it."""
        value = self.values[name] = request.form.get(name, "").strip()
        if not value:
            if missing:
                self.fault(name, missing)
            return None
        return self.read_day(name)

    def read_day(self, name: str) -> date | None:
        """The same of a field that is filled."""
        try:
            return date.fromisoformat(self.values[name])
        except ValueError:
            self.fault(name, gettext("Tulis tanggal seperti 2026-11-23."))
            return None

    def username(self, name: str = "username") -> str:
        """A user name: 3 to 40 small letters, digits, dots or hyphens."""
        value = self.text(name, most=40, missing=gettext("Tulis nama pengguna, misalnya siti.aminah.")).lower()
        if value and not re.fullmatch(r"[a-z0-9][a-z0-9._-]{2,39}", value):
            self.fault(name, gettext("Pakai 3–40 huruf kecil, angka, titik atau tanda hubung, misalnya siti.aminah."))
        return value

    def new_password(self, *about: str) -> str:
        """A new password typed twice; judged by length, not by symbols. Refused are the common ones and those made of
        what `about` names: user name, name, NIP, office."""
        value = request.form.get("password", "")
        if len(value) < passwords.LEAST_LENGTH:
            self.fault(
                "password",
                gettext("Paling sedikit %(n)s huruf, misalnya tiga kata yang Anda ingat.", n=passwords.LEAST_LENGTH),
            )
        elif len(value) > passwords.MOST_LENGTH:
            self.fault("password", gettext("Paling banyak %(n)s huruf.", n=passwords.MOST_LENGTH))
        elif is_guessable(value, *about):
            self.fault(
                "password",
                gettext(
                    "Kata sandi ini mudah ditebak. Pakai tiga kata yang tidak berhubungan dengan Anda atau kantor."
                ),
            )
        elif value != request.form.get("password_again", ""):
            self.fault("password_again", gettext("Kedua kata sandi belum sama. Ketik sekali lagi."))
        return value


def submit_key() -> str:
    """The idempotency key of this submit; a form without one was not made by this product."""
    key = request.form.get("key", "")
    if not 16 <= len(key) <= 64:
        abort(400)
    return key
