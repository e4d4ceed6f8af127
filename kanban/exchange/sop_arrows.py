"""The arrows of the flowchart as edges between steps: only what leaves the order of the table, and only where both ends
are seen.
"""

from collections.abc import Mapping, Sequence

from kanban.domain.sop_drafts import Arrow, Flag, FlagKind
from kanban.exchange.sop_flow import END, GUESSED, SEEN, Flow


def arrows(flow: Flow, keys: Sequence[str]) -> tuple[Arrow, ...]:
    """What the links say of the steps, whose keys stand in the order of the table."""
    found: list[Arrow] = []
    for row in sorted(flow.roles.placed):
        ways = flow.ways(row)
        is_decision = flow.is_decision(row) or (len(ways) > 1 and any(said == "no" for _, said, _ in ways))
        found += _decision(row, ways, keys) if is_decision else _process(row, ways, keys)
    return tuple(found)


def _decision(row: int, ways: list[tuple[int, str | None, int]], keys: Sequence[str]) -> list[Arrow]:
    said = {word: (to, sure) for to, word, sure in ways if word}
    plain = [(to, sure) for to, word, sure in ways if word is None]
    if "no" not in said:
        back = [each for each in plain if END < each[0] < row] or [each for each in plain if each[0] != row + 1]
        if len(back) == 1:
            said["no"] = back[0][0], min(back[0][1], GUESSED + 10)
            plain.remove(back[0])
    if "yes" not in said and len(plain) == 1:
        said["yes"] = plain[0][0], min(plain[0][1], SEEN)
    return [
        Arrow(
            keys[row],
            _key(keys, to),
            kind,
            sure,
            flags=() if sure >= SEEN else (Flag(FlagKind.AMBIGUOUS, why="unlabelled"),),
        )
        for kind, (to, sure) in sorted(said.items(), reverse=True)
        if not (kind == "yes" and to == row + 1)
    ]


def _process(row: int, ways: list[tuple[int, str | None, int]], keys: Sequence[str]) -> list[Arrow]:
    targets: Mapping[int, int] = {to: sure for to, _, sure in ways}
    if row + 1 in targets or len(targets) != 1:
        return []
    ((to, sure),) = targets.items()
    return [Arrow(keys[row], _key(keys, to), "next", sure, () if sure >= SEEN else (Flag(FlagKind.AMBIGUOUS),))]


def _key(keys: Sequence[str], to: int) -> str | None:
    return None if to == END else keys[to]
