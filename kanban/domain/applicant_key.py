"""The key on a tanda terima: together with the number it shows applicants how far their own file has come."""

import hashlib
import hmac

from kanban.domain.short_code import ALPHABET, SLIPS

LETTERS = 8
"""31 to the 8th: with a lock after a few tries nobody finds one by guessing."""
NOBODY = "nobody"


def applicant_key(office_salt: str, case_salt: str) -> str:
    """The key of a case, "K7M2-4XQ9"; empty once the case's own secret is erased."""
    if not case_salt:
        return ""
    letters = _letters(office_salt, case_salt)
    return f"{letters[:4]}-{letters[4:]}"


def opens(office_salt: str, case_salt: str, typed: str) -> bool:
    """Whether this is the key, in any case, spacing and usual slip. Without a case (an empty salt) the same is computed
    and compared, so that nobody learns from the time whether there is one."""
    key = "".join(typed.upper().split()).replace("-", "").translate(SLIPS)
    is_same = hmac.compare_digest(_letters(office_salt, case_salt or NOBODY).encode(), key.encode("utf-8", "replace"))
    return is_same and case_salt != ""


def _letters(office_salt: str, case_salt: str) -> str:
    digest = hmac.new((office_salt + case_salt).encode(), b"applicant", hashlib.sha256).digest()
    rest, letters = int.from_bytes(digest, "big"), ""
    for _ in range(LETTERS):
        rest, place = divmod(rest, len(ALPHABET))
        letters += ALPHABET[place]
    return letters
