"""Passwords: argon2id at OWASP's parameters, at most two at a time, and as long for names that do not exist."""

import secrets
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST_LENGTH = 10
MOST_LENGTH = 200
"""Hashing takes a megabyte-long password as readily as a short one: a limit keeps the machine free."""
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# A hash takes 19 MiB and a core for about 40 ms: a crowd at 07.30 must queue, not swap. Two threads of their own, since
# the C library keeps such blocks for the threads that ever had one: 425 MB after fifty sign-ins on two hundred threads.
_turns = ThreadPoolExecutor(2, thread_name_prefix="kanban-password")
_dummy = _hasher.hash(secrets.token_urlsafe())


def hash_password(password: str) -> str:
    """The argon2id hash to store. Never call this inside `write()`."""
    return _turns.submit(_hasher.hash, password).result()


def verify(stored: str | None, password: str) -> bool:
    """Whether the password fits; an unknown account (None) or one without a password takes as long and never fits."""
    try:
        return _turns.submit(_hasher.verify, stored or _dummy, password[:MOST_LENGTH]).result() and bool(stored)
    except (VerificationError, InvalidHashError):
        return False


def needs_rehash(stored: str) -> bool:
    """Whether the hash was made with older parameters."""
    return _hasher.check_needs_rehash(stored)


def temporary_password() -> str:
    """A first password to write on a slip: four groups without look-alike letters, about 78 bits."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))
