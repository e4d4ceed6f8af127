"""The words of a page and the text of its cells: lines put together from what stands where, letters set apart joined,
text that runs upwards read upwards.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kanban.exchange.sop_grid import Box

_SPACE = 0.15
"""In parts of the letter's height: a gap that is so much wider than those between letters parts words."""
_SPACE_TURNED = 0.2
_RUN = 1.0
"""In parts of the letter's height: a wider gap parts texts."""
_FEW = 4
_UNMAPPED = re.compile(r"\(cid:\d+\)")
"""How the library writes a letter whose font does not say which it is; alone it is a bullet."""
Char = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Word:
    """A word; `turn` is 0, 1 (reads upwards) or -1 (downwards)."""

    text: str
    box: Box
    turn: int = 0


def words(chars: Sequence[Char]) -> list[Word]:
    """The words of a page's letters."""
    found = [word for run in _joined_runs(_runs(_once(chars))) for word in _words_of(run)]
    return found + _turned_words([char for char in chars if not char["upright"]])


def text(found: Sequence[Word]) -> str:
    """The words of one cell as its lines."""
    turned = [word for word in found if word.turn]
    if len(turned) * 2 > len(found):
        return _turned(turned)
    return "\n".join(" ".join(word.text for word in line) for line in lines_of([w for w in found if not w.turn]))


def lines_of(found: Iterable[Word]) -> list[list[Word]]:
    """Words by line, each from the left."""
    lines: list[list[Word]] = []
    for word in sorted(found, key=lambda word: word.box.middle[1]):
        if lines and word.box.middle[1] - lines[-1][-1].box.middle[1] < 0.5 * max(word.box.height, 4):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.box.x0) for line in lines]


def _once(chars: Iterable[Char]) -> Iterator[Char]:
    """Upright letters; those that were painted twice to look bold only once."""
    seen: set[tuple[str, int, int]] = set()
    for char in chars:
        x, y = round(char["x0"]), round(char["top"])
        near = {(char["text"], x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        if char["upright"] and (char["text"].isspace() or not near & seen):
            seen.add((char["text"], x, y))
            yield char


def _runs(chars: Iterable[Char]) -> list[list[Char]]:
    """Letters that were written one after the other on a line."""
    runs: list[list[Char]] = []
    for char in chars:
        if runs and _follows(runs[-1][-1], char):
            runs[-1].append(char)
        else:
            runs.append([char])
    return runs


def _joined_runs(runs: Iterable[list[Char]]) -> list[list[Char]]:
    """Runs that touch on one line though they were not written in order."""
    joined: list[list[Char]] = []
    for run in sorted(runs, key=lambda run: (round(run[0]["bottom"]), run[0]["x0"])):
        if joined and _follows(joined[-1][-1], run[0]) and _is_alike(joined[-1][-1], run[0]):
            joined[-1] += run
        else:
            joined.append(run)
    return joined


def _follows(before: Char, char: Char) -> bool:
    size = before["bottom"] - before["top"]
    return bool(
        abs(char["bottom"] - before["bottom"]) < 0.3 * size
        and -0.5 * size < char["x0"] - before["x1"] < _RUN * size
        and char["x0"] > before["x0"]
    )


def _is_alike(one: Char, other: Char) -> bool:
    """Whether two letters have the same size: an answer beside an arrow is smaller than the text that it runs into."""
    size = one["bottom"] - one["top"]
    return bool(abs(other["bottom"] - other["top"] - size) < 0.08 * size)


def _words_of(run: Sequence[Char]) -> Iterator[Word]:
    """The words of a run: parted by spaces, or by gaps that are wider than its letters are apart."""
    gaps = sorted(
        b["x0"] - a["x1"] for a, b in itertools.pairwise(run) if not a["text"].isspace() and not b["text"].isspace()
    )
    usual = max(gaps[len(gaps) // 2], 0) if len(gaps) >= _FEW else 0
    part: list[Char] = []
    for char in run:
        is_apart = part and char["x0"] - part[-1]["x1"] > usual + _SPACE * (char["bottom"] - char["top"])
        if part and (is_apart or char["text"].isspace()):
            yield _word(part)
            part = []
        if not char["text"].isspace():
            part.append(char)
    if part:
        yield _word(part)


def _word(part: Sequence[Char]) -> Word:
    return Word(_UNMAPPED.sub("•", "".join(char["text"] for char in part)), _box(part))


def _box(part: Sequence[Char]) -> Box:
    return Box(
        min(char["x0"] for char in part), min(char["top"] for char in part),
        max(char["x1"] for char in part), max(char["bottom"] for char in part),
    )  # fmt: skip


def _turned_words(chars: Sequence[Char]) -> list[Word]:
    """The words of text that runs upwards or downwards."""
    found: list[Word] = []
    part: list[Char] = []
    for char in [*chars, None]:
        if part and (char is None or char["text"].isspace() or not _follows_turned(part[-1], char)):
            found.append(Word(_word(part).text, _box(part), 1 if part[0]["matrix"][1] > 0 else -1))
            part = []
        if char is not None and not char["text"].isspace():
            part.append(char)
    return found


def _follows_turned(before: Char, char: Char) -> bool:
    size = max(before["x1"] - before["x0"], 3)
    gap = before["top"] - char["bottom"] if before["matrix"][1] > 0 else char["top"] - before["bottom"]
    return bool(abs(char["x0"] - before["x0"]) < 0.3 * size and -0.5 * size < gap <= _SPACE_TURNED * size)


def _turned(found: Sequence[Word]) -> str:
    """Text that runs upwards (lines from left to right) or downwards (from right to left)."""
    turn = 1 if sum(word.turn for word in found) >= 0 else -1
    lines: list[list[Word]] = []
    for word in sorted(found, key=lambda word: turn * word.box.middle[0]):
        if lines and abs(word.box.middle[0] - lines[-1][-1].box.middle[0]) < 0.5 * max(word.box.width, 3):
            lines[-1].append(word)
        else:
            lines.append([word])
    return "\n".join(
        " ".join(word.text for word in sorted(line, key=lambda word: -turn * word.box.middle[1])) for line in lines
    )
