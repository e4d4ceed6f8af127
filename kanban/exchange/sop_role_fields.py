"""The roles of a step as fields, out of what is drawn and typed in its role columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kanban.domain.sop_drafts import Flag, FlagKind, Read, RoleColumn, SopDraft
from kanban.exchange.sop_flow import Flow
from kanban.exchange.sop_roles import Placed
from kanban.exchange.sop_typed import MARKS

_HABIT, _TYPED, _SEVERAL, _NAMED = 85, 75, 65, 85


def role_fields(row: int, flow: Flow, typed: Mapping[str, str], *, is_habit: bool) -> tuple[Read, tuple[Read, ...]]:
    """The accountable role of a step and those that take part. `typed`: the texts in its role columns by label;
    `is_habit`: this document marks roles so, step for step.
    """
    raw = "; ".join(f"{label}: {text}" for label, text in typed.items())
    placed = flow.placed(row)
    reads = [each.read for each in _by_column(placed)]
    if not reads and (flow.has_geometry or is_habit):
        reads = [_marked(label, text, raw, is_habit=is_habit) for label, text in typed.items() if text in MARKS]
    if not reads:
        return Read(raw=raw, flags=(Flag(FlagKind.MISSING), *((Flag(FlagKind.NOISE, text=raw),) if raw else ()))), ()
    if len(reads) == 1:
        return _with_raw(reads[0], raw), ()
    if owner := _named_owner(placed, reads):
        return _with_raw(owner, raw), tuple(read for read in reads if read.value != owner.value)
    first = _accountable(placed, reads, flow.first(row))
    others = tuple(read for read in reads if read.value != first.value)
    flags = tuple(Flag(FlagKind.ALTERNATIVE, instead=other.value or "") for other in others)
    confidence = min(first.confidence, _SEVERAL)
    return Read(
        first.value, raw, confidence, (*first.flags, Flag(FlagKind.AMBIGUOUS, why="several"), *flags), first.place
    ), others


def _marked(label: str, text: str, raw: str, *, is_habit: bool) -> Read:
    return Read(label, raw, _HABIT if is_habit else _TYPED, (Flag(FlagKind.REMARK, text=text, why="typed-mark"),))


def named_role(text: str, place: str) -> Read:
    """A role that the cell names in words."""
    return Read(text, text, _NAMED, place=place) if text else Read(flags=(Flag(FlagKind.MISSING),), place=place)


def with_named_columns(draft: SopDraft) -> SopDraft:
    """A role column for each role that its cells name, in the order in which they come; capitals make no other role."""
    first: dict[str, Read] = {}
    steps = []
    for step in draft.steps:
        if step.role.value:
            label = first.setdefault(step.role.value.casefold(), step.role).value
            step = replace(step, role=replace(step.role, value=label))
        steps.append(step)
    return replace(draft, steps=tuple(steps), columns=tuple(RoleColumn(read) for read in first.values()))


def _named_owner(placed: Sequence[Placed], reads: Sequence[Read]) -> Read | None:
    """The only one among several whose symbol is not marked as taking part."""
    asides = {each.label for each in placed if each.shape.is_aside}
    owners = [read for read in reads if read.value not in asides]
    return owners[0] if asides and len(owners) == 1 else None


def _accountable(placed: Sequence[Placed], reads: Sequence[Read], first: str | None) -> Read:
    """The likely owner among several: who decides, else who begins, else the first in the order of the columns."""
    deciders = {each.label for each in placed if each.shape.kind == "diamond"}
    wanted = deciders.pop() if len(deciders) == 1 else first
    return next((read for read in reads if read.value == wanted), reads[0])


def _by_column(placed: Iterable[Placed]) -> list[Placed]:
    """One per column, the surest, from the left."""
    best: dict[str, Placed] = {}
    for each in sorted(placed, key=lambda each: each.shape.box.x0):
        if each.label not in best or best[each.label].read.confidence < each.read.confidence:
            best[each.label] = each
    return list(best.values())


def _with_raw(read: Read, raw: str) -> Read:
    return Read(read.value, raw or read.raw, read.confidence, read.flags, read.place)
