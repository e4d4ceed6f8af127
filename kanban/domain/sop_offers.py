"""Words that a reader saw cut and whose whole stands elsewhere in the document: offered to a person, never put."""

import re
from dataclasses import replace
from typing import NamedTuple

from kanban.domain.sop_drafts import Flag, FlagKind, Read, SopDraft, StepDraft
from kanban.domain.sop_edits import put
from kanban.domain.sop_rows import reads, with_reads


class Offer(NamedTuple):
    """A cut word of a step and the whole one."""

    word: str
    whole: str


def stands(flag: Flag, value: str | None) -> bool:
    """Whether the cut word of this remark is still in the field."""
    return flag.kind is FlagKind.CUT_WORD and re.search(_as_word(flag.text), value or "") is not None


def offers(step: StepDraft) -> tuple[Offer, ...]:
    """Each cut word of the step that could be made whole, once."""
    flags = [flag for _, read in reads(step) for flag in read.flags if flag.instead and stands(flag, read.value)]
    return tuple(dict.fromkeys(Offer(flag.text, flag.instead) for flag in flags))


def made_whole(draft: SopDraft, key: str, word: str) -> SopDraft:
    """The draft with this word of the step as its offer says; a field without another cut word is sure by that."""
    step = draft.step(key)
    whole = {offer.word: offer.whole for offer in offers(step)}.get(word) if step else None
    if step is None or whole is None:
        return draft

    def change(read: Read) -> Read:
        if not any(flag.text == word and stands(flag, read.value) for flag in read.flags):
            return read
        value = re.sub(_as_word(word), lambda _: whole, read.value or "")
        is_whole = not any(stands(flag, value) for flag in read.flags)
        return replace(read, value=value, confidence=100 if is_whole else read.confidence)

    return put(draft, with_reads(step, change))


def _as_word(word: str) -> str:
    return rf"(?<!\w){re.escape(word)}(?!\w)"
