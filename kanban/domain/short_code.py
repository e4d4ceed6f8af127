"""Six letters that stand for a case on paper: said over a telephone, typed or scanned, with a check against slips.

The alphabet leaves out I, L, O and U (Crockford), and Z, so that its length is a prime and no slip of one letter passes
the check; what people type instead of a digit is read as the digit.
"""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY"
LETTERS = 5
SPACE = len(ALPHABET) ** LETTERS
"""So many cases can be named."""
SPREAD = 20_554_013
"""Has an inverse: neighbours in the register get codes that do not look alike."""
BACK = pow(SPREAD, -1, SPACE)
SLIPS = str.maketrans("OILZ", "0112")


def short_code(case_id: int) -> str:
    """The code of a case, "7F3-K2M". Raises ValueError beyond SPACE, which no office reaches."""
    if not 0 < case_id < SPACE:
        raise ValueError(case_id)
    rest, letters = case_id * SPREAD % SPACE, ""
    for _ in range(LETTERS):
        rest, digit = divmod(rest, len(ALPHABET))
        letters = ALPHABET[digit] + letters
    code = letters + _check(letters)
    return f"{code[:3]}-{code[3:]}"


def case_of(text: str) -> int | None:
    """The case that a typed code means, in any case and with any spaces or hyphens; None when it is no code."""
    code = "".join(text.upper().split()).replace("-", "").translate(SLIPS)
    if len(code) != LETTERS + 1 or any(letter not in ALPHABET for letter in code) or _check(code[:-1]) != code[-1]:
        return None
    value = 0
    for letter in code[:-1]:
        value = value * len(ALPHABET) + ALPHABET.index(letter)
    return value * BACK % SPACE or None


def _check(letters: str) -> str:
    total = sum((place + 1) * ALPHABET.index(letter) for place, letter in enumerate(letters))
    return ALPHABET[total % len(ALPHABET)]
