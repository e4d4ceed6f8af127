"""The official sheet of an SOP (PermenPAN-RB 35/2012) as content: what stands in each row, which symbol stands where,
and where its arrows lead. How it lies on paper is worked out in the other `sheet_*` files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kanban.domain.sop_drafts import EMPTY, SopDraft, StepDraft
from kanban.domain.sop_problems import arrows
from kanban.domain.sops import IDENTITY


@dataclass(frozen=True, slots=True)
class Row:
    """A step on the sheet; `roles` are indexes of the role columns."""

    no: int
    key: str
    shape: str
    """capsule, box or diamond."""
    activity: str
    requirements: tuple[str, ...]
    waktu: str
    output: str
    note: str
    owner: int | None
    """The column of the accountable role; None while a draft has none."""
    involved: tuple[int, ...] = ()
    is_proposed: bool = False
    """The source does not show the role, and nobody has confirmed it yet."""
    practice: tuple[str, ...] = ()
    """What the runs say of the step, line by line, on the sheet with its performance."""


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow between rows (indexes from 0); `target` None is the end."""

    source: int
    target: int | None
    answer: str = ""
    """yes or no, where a decision was taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that the sheet says."""

    title: str
    roles: tuple[str, ...]
    rows: tuple[Row, ...]
    ways: tuple[Way, ...]
    identity: Mapping[str, str] = field(default_factory=dict)
    """The 13 fields by the names of `domain.sops.IDENTITY`."""
    foot: str = ""
    """Which version it is, on every page."""
    stamp: str = ""
    """A word laid under the table of what is not in force ("DRAF")."""
    has_practice: bool = False


def shape(draft: SopDraft, place: int) -> str:
    """The symbol of the step at a place counted from 0: capsules begin and end the flowchart."""
    if draft.steps[place].kind == "decision":
        return "diamond"
    return "capsule" if place in (0, len(draft.steps) - 1) else "box"


def sheet_of(
    draft: SopDraft, *, known: Mapping[str, str] | None = None, foot: str = "", stamp: str = "",
    practice: Mapping[str, tuple[str, ...]] | None = None,
) -> Sheet:  # fmt: skip
    """The sheet of a draft or version. `known` fills identity fields that the document leaves empty; `practice` has the
    lines of the column Realisasi by step key."""
    labels = [column.label.value or "" for column in draft.columns]
    identity = {name: draft.identity.get(name, EMPTY).value or (known or {}).get(name, "") for name in IDENTITY}
    return Sheet(
        title=draft.title.value or "",
        roles=tuple(labels),
        rows=tuple(_row(draft, n, labels, (practice or {}).get(step.key, ())) for n, step in enumerate(draft.steps)),
        ways=_ways(draft),
        identity=identity,
        foot=foot,
        stamp=stamp,
        has_practice=practice is not None,
    )


def _row(draft: SopDraft, place: int, labels: list[str], practice: tuple[str, ...]) -> Row:
    step = draft.steps[place]
    involved = {labels.index(read.value) for read in step.involved if read.value in labels}
    owner = labels.index(step.role.value) if step.role.value in labels else None
    return Row(
        no=place + 1, key=step.key, shape=shape(draft, place), activity=step.activity.value or "",
        requirements=tuple(read.value for read in step.requirements if read.value), waktu=step.waktu.value or "",
        output=step.output.value or "", note=step.note.value or "", owner=owner,
        involved=tuple(sorted(involved - {owner})), is_proposed=_is_proposed(step), practice=practice,
    )  # fmt: skip


def _is_proposed(step: StepDraft) -> bool:
    return step.role.confidence < 100


def _ways(draft: SopDraft) -> tuple[Way, ...]:
    """Where the rows lead; the last row's way to the end is its capsule itself."""
    places = {step.key: n for n, step in enumerate(draft.steps)}
    found = []
    for key, targets in arrows(draft).items():
        words = ("yes", "no") if len(targets) > 1 else ("",)
        for word, to in zip(words, targets, strict=True):
            way = Way(places[key], None if to is None else places[to], word)
            if word or way.target is not None or way.source != len(places) - 1:
                found.append(way)
    return tuple(found)
