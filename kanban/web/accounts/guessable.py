"""Whether a password is among the first that somebody would try: the commonest, and those made of what all know."""

import re
from functools import cache
from importlib.resources import files

LEAST_OF_ONES_OWN = 6
"""Letters that must be left when names, common words, digits and signs are taken away."""
LEAST_PART = 3
"""Shorter parts of a name ("M.", "dan") are no part that anybody recognises."""
LOOKALIKE = str.maketrans("013457@$!", "oieastasi")
"""What is typed in place of letters: "r4h4514" is "rahasia"."""
NOT_LETTERS = re.compile(r"[\W\d_]+")
EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def is_guessable(password: str, *about: str) -> bool:
    """Whether a password is on the list, repeats itself, or holds little but common words and what `about` names.

    `about` is what belongs to the account: user name, name, NIP, name of the office. ASVS 5, 6.2.4, 6.2.11 and 6.2.12.
    """
    plain = password.strip().lower()
    return (
        plain in _listed("common_passwords.txt")
        or _repeats(plain)
        or _holds(plain, about)
        or not all(_has_own(text, about) for text in _readings(plain))
    )


def _readings(plain: str) -> tuple[str, ...]:
    """As typed; and with signs read as the letters they stand for, be digits at the end a year or part of the word."""
    words = (word for word in re.split(r"[\s_.,-]+", plain) if re.search("[a-z]", word))
    return plain, EDGES.sub("", plain).translate(LOOKALIKE), " ".join(words).translate(LOOKALIKE)


def _repeats(plain: str) -> bool:
    """Four different characters at most, or one piece again and again: "abcabcabcabc"."""
    return len(set(plain)) < 5 or re.fullmatch(r"(.{1,6}?)\1+.{0,2}", plain) is not None


def _holds(plain: str, about: tuple[str, ...]) -> bool:
    """Whether a whole name stands in it, however it is spaced."""
    letters = _squeezed(plain)
    return any(len(name) > 4 and name in letters for name in map(_squeezed, about))


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _has_own(text: str, about: tuple[str, ...]) -> bool:
    """Whether it holds no known word, or beside them enough that no list and no colleague knows."""
    known = {part for name in about for part in NOT_LETTERS.split(name.lower()) if len(part) >= LEAST_PART}
    words = [word for word in NOT_LETTERS.split(text) if word]
    own = [word for word in words if not _is_chain(word, known)]
    return own == words or sum(map(len, own)) >= LEAST_OF_ONES_OWN


def _is_chain(word: str, known: set[str]) -> bool:
    """Whether the word is one known word after another: "akucintakamu"."""
    common, ends = _listed("common_words.txt"), {0}
    for at in range(len(word)):
        if at in ends:
            ends |= {end for end in range(at + 1, len(word) + 1) if word[at:end] in known or word[at:end] in common}
    return len(word) in ends


@cache
def _listed(name: str) -> frozenset[str]:
    text = files("kanban.data").joinpath(name).read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
