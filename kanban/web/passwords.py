"""Passwords: argon2id at OWASP's parameters, at most two at a time, and as long for names that do not exist."""

import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST_LENGTH = 10
MOST_LENGTH = 200
"""Hashing takes a megabyte-long password as readily as a short one: a limit keeps the machine free."""
COMMON = frozenset(
    [
        "1234567890",
        "0123456789",
        "0987654321",
        "1111111111",
        "0000000000",
        "qwertyuiop",
        "password12",
        "password123",
        "passw0rd123",
        "indonesia123",
        "katasandi1",
        "katasandi123",
        "admin12345",
        "administrator",
        "kantor12345",
        "bismillah123",
        "rahasia123",
        "rahasia1234",
    ]
)
"""Long enough, and the first that anybody would try."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# A hash takes 19 MiB and a core for about 40 ms: a crowd at 07.30 must queue, not swap.
_turns = threading.BoundedSemaphore(2)
_dummy = _hasher.hash(secrets.token_urlsafe())


def hash_password(password: str) -> str:
    """The argon2id hash to store. Never call this inside `write()`."""
    with _turns:
        return _hasher.hash(password)


def verify(stored: str | None, password: str) -> bool:
    """Whether the password fits; an unknown account (None) or one without a password takes as long and never fits."""
    with _turns:
        try:
            return _hasher.verify(stored or _dummy, password[:MOST_LENGTH]) and bool(stored)
        except (VerificationError, InvalidHashError):
            return False


def needs_rehash(stored: str) -> bool:
    """Whether the hash was made with older parameters."""
    return _hasher.check_needs_rehash(stored)


def temporary_password() -> str:
    """A first password to write on a slip: four groups without look-alike letters, about 78 bits."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


def is_common(password: str, *about: str) -> bool:
    """Whether a password is on the list of common ones or is made of the account's own names."""
    plain = password.strip().lower()
    return (
        plain in COMMON or len(set(plain)) < 4 or any(word and word.lower() in plain for word in about if len(word) > 4)
    )
