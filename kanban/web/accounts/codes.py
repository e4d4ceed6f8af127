"""Codes of an authenticator app (RFC 6238) and the recovery codes on paper, each good for one sign-in."""

import base64
import hmac
import re
import secrets

import pyotp
from flask import current_app
from markupsafe import Markup

from kanban import db
from kanban.actions.second_factors import take_code, take_step
from kanban.queries.sign_ins import Factor, recovery_hash, second_factor
from kanban.web.accounts import passwords
from kanban.web.papers.qr import drawing
from kanban.web.sealed import seal, unseal

STEP = 30
"""Seconds for which an app shows a code."""
SECRET_BYTES = 20
RECOVERY_CODES = 8
ISSUER = "Papan SOP"


def new_secret(person_id: int) -> str:
    """A new random secret of this person, sealed for the database."""
    return seal(secrets.token_bytes(SECRET_BYTES), current_app.config["SECRET_KEY"], _purpose(person_id))


def readable(sealed: str, person_id: int) -> str | None:
    """The secret in the letters that apps take (base32); None when the instance's key is another by now."""
    secret = unseal(sealed, current_app.config["SECRET_KEY"], _purpose(person_id))
    return base64.b32encode(secret).decode() if secret else None


def grouped(secret: str) -> str:
    """The secret for who must type it: "ABCD EFGH …"."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def picture(secret: str, username: str) -> Markup:
    """The QR code that an app reads a secret from."""
    return drawing(pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER))


def step_of(secret: str, code: str, at: int) -> int | None:
    """The half minute whose code this is: the present one or a neighbour, for clocks that differ; None when wrong."""
    digits = re.sub(r"[\s-]", "", code)
    totp = pyotp.TOTP(secret)
    found = [
        step for step in (at // STEP - 1, at // STEP, at // STEP + 1)
        if hmac.compare_digest(totp.generate_otp(step).encode(), digits.encode("utf-8", "replace"))
    ]  # fmt: skip
    return max(found, default=None)


def accepts(person_id: int, code: str, at: int) -> bool:
    """Whether a code of the app, or one on paper, opens the door now; it is used up by that."""
    factor = second_factor(db.session(), person_id)
    if factor is None or factor.confirmed_at is None:
        return False
    return _fits_app(factor, person_id, code, at) or _fits_paper(person_id, code, at)


def new_recovery_codes() -> tuple[list[str], dict[str, str]]:
    """Fresh recovery codes to print once, and their hashes by label. Takes a third of a second: never in `write()`."""
    codes = [passwords.temporary_password() for _ in range(RECOVERY_CODES)]
    return codes, {_label(code): passwords.hash_password(code) for code in codes}


def _fits_app(factor: Factor, person_id: int, code: str, at: int) -> bool:
    secret = readable(factor.sealed, person_id)
    step = step_of(secret, code, at) if secret else None
    return step is not None and take_step(db.session(), person_id, step)


def _fits_paper(person_id: int, code: str, at: int) -> bool:
    typed = code.strip().lower()
    if not re.fullmatch(r"[a-z0-9]{4}(-[a-z0-9]{4}){3}", typed):
        return False
    stored = recovery_hash(db.session(), person_id, _label(typed))
    return passwords.verify(stored, typed) and take_code(db.session(), person_id, _label(typed), at=at)


def _label(code: str) -> str:
    return code[:4]


def _purpose(person_id: int) -> str:
    return f"second factor of {person_id}"
