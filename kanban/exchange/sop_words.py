"""Which words of an SOP are broken: a list of root words (`data/kata.txt`) with the affixes of Indonesian tells a whole
word from one that a narrow cell or a cropped page has cut.
"""

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from kanban.domain.sop_drafts import Flag, FlagKind

_WORD = re.compile(r"[^\W\d_]+(?!\w)(?![.@/])|[^\W\d_]+(?=[.](?:\s*$|\s*\n))")
_SUFFIXES = ("", "nya", "lah", "kah", "pun", "kan", "an", "i", "kannya", "annya", "inya")
_BARE = (
    "memper diper pember pemer keter keber berke menge penge "
    "meng peng men pen mem pem me pe ber ter per bel pel be te di ke se"
)
_PREFIXES = (
    *(
        ("meng", "k"),
        ("peng", "k"),
        ("meny", "s"),
        ("peny", "s"),
        ("men", "t"),
        ("pen", "t"),
        ("mem", "p"),
        ("pem", "p"),
    ),
    *((prefix, "") for prefix in _BARE.split()),
)
"""Prefixes with the first letter that each has swallowed: "menyusun" is of "susun"."""
_SPACED = re.compile(r"(?:\w\s+){2,}\w")
_LETTERS_APART = re.compile(r"(?<=\w)\s(?=\w)")
_LAST_LETTERS = re.compile(r"[^\W\d_]+$")
_FIRST_LETTERS = re.compile(r"[a-z]+")
_SHORTEST_ENDING = 2
"""Letters that a word must lack against the same phrase elsewhere to count as cut: "surat"/"surati" differ by less."""


@cache
def listed() -> tuple[str, ...]:
    """The words of the list, sorted."""
    return tuple(sorted(set(files("kanban.data").joinpath("kata.txt").read_text("utf-8").split())))


def is_word(text: str) -> bool:
    """Whether a single word is in the list, or made of a listed one and affixes."""
    word = text.casefold()
    return _is_listed(word) or any(_is_made(word, suffix) for suffix in _SUFFIXES)


def is_cut(text: str) -> bool:
    """Whether an unknown word begins like a known one: "kegia", but not the name "Bajubang"."""
    word = text.casefold()
    if is_word(word):
        return False
    return _begins_one(word) or (len(word) >= 5 and _begins_one(word[:-1]))


def mended(text: str) -> str:
    """Joins what a narrow column broke ("Wakt u", "Pengem bangan") and what was spaced out ("K a d i s")."""
    if _SPACED.fullmatch(text.strip()):
        return " ".join(_LETTERS_APART.sub("", word) for word in re.split(r"\s{2,}", text.strip()))
    joined: list[str] = []
    for token in text.split():
        if joined and _belongs(joined[-1], token):
            joined[-1] += token
        else:
            joined.append(token)
    return " ".join(joined)


@dataclass(slots=True)
class Phrases:
    """The words of one document after which word they stand: the same phrase elsewhere shows what a cut word was."""

    after: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Phrases":
        phrases = cls()
        for text in texts:
            words = [found.group().casefold() for found in re.finditer(r"[^\W\d_]+", text)]
            for before, word in itertools.pairwise(words):
                phrases.after[before].add(word)
        return phrases

    def whole(self, before: str, word: str) -> str:
        """The longer word that follows `before` elsewhere in the document, or nothing."""
        return min(
            (other for other in self.after.get(before, ()) if _is_longer(other, word)), default="", key=len
        )  # fmt: skip


def cut_words(text: str, phrases: Phrases) -> tuple[Flag, ...]:
    """A flag for each word that looks cut, with the whole word where the document has it elsewhere."""
    flags: dict[str, Flag] = {}
    before = ""
    for found in _WORD.finditer(text):
        word = found.group()
        if not (word.isupper() or len(word) < 2):
            whole = "" if _is_listed(word.casefold()) else phrases.whole(before, word.casefold())
            if whole or is_cut(word):
                flags.setdefault(word, Flag(FlagKind.CUT_WORD, text=word, instead=whole))
        before = word.casefold()
    return tuple(flags.values())


def _is_listed(word: str) -> bool:
    words = listed()
    place = bisect_left(words, word)
    return place < len(words) and words[place] == word


def _begins_one(word: str) -> bool:
    """Whether a listed word, bare or behind a prefix, begins with it."""
    return any(_is_beginning(start) for start in _roots(word))


def _is_beginning(start: str) -> bool:
    words = listed()
    place = bisect_left(words, start)
    return place < len(words) and words[place].startswith(start)


def _roots(word: str) -> Iterable[str]:
    yield word
    for prefix, initial in _PREFIXES:
        rest = initial + word[len(prefix) :]
        if word.startswith(prefix) and len(rest) >= 3:
            yield rest


def _is_made(word: str, suffix: str) -> bool:
    root = word.removesuffix(suffix) if suffix else word
    if suffix and (root == word or len(root) < 2):
        return False
    if suffix and _is_listed(root):
        return True
    for prefix, initial in _PREFIXES:
        # "ke-" and "pe-" before a whole root need an ending, save in words of the list: "kesiap" is cut.
        if word.startswith(prefix) and _is_listed(initial + root[len(prefix) :]) and (suffix or prefix != "ke"):
            return True
    return False


def _belongs(left: str, right: str) -> bool:
    """Whether two pieces are one word: together they are known, and one of them alone is not."""
    start, end = _LAST_LETTERS.search(left), _FIRST_LETTERS.match(right)
    if start is None or end is None:
        return False
    left, right = start.group(), end.group()
    return not (is_word(left) and is_word(right)) and is_word(left + right)


def _is_longer(other: str, word: str) -> bool:
    return len(other) >= len(word) + _SHORTEST_ENDING and other.startswith(word) and not other.endswith("nya")


def mend_flags(raw: str, value: str) -> tuple[Flag, ...]:
    """What mended() changed, word by word, or nothing."""
    if raw == value:
        return ()
    pieces: Mapping[str, str] = {
        f"{left} {right}": left + right
        for left, right in zip(raw.split(), raw.split()[1:], strict=False)
        if left + right in value.split()
    }
    return tuple(Flag(FlagKind.OCR, text=text, instead=instead) for text, instead in pieces.items())
