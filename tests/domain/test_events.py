"""The chain of the record: one spelling, one hash, and a break is found wherever it is."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kanban.domain.events import (
    GENESIS,
    EventFacts,
    canonical,
    event_hash,
    first_break,
    personal_digest,
    request_digest,
)

Chain = list[tuple[EventFacts, str]]


def chain(length: int) -> Chain:
    made: Chain = []
    for number in range(1, length + 1):
        facts = EventFacts(
            id=number, at=1_763_000_000 + number, kind="hand-on", person_id=3, hat="Plh. Kepala Bidang", case_id=7,
            version_id=2, data=canonical({"number": f"PLT-2026-{number:03d}"}), key=f"key-{number}",
            request_hash=request_digest(number), previous_hash=made[-1][1] if made else GENESIS,
        )  # fmt: skip
        made.append((facts, event_hash(facts)))
    return made


def broken(events: Chain, whole: Chain) -> str | None:
    """What is found when `events` stand where `whole` was written."""
    return first_break(events, len(whole), whole[-1][1])


def test_a_whole_chain_has_no_break() -> None:
    assert broken(chain(5), chain(5)) is None


def test_an_empty_record_is_whole() -> None:
    assert first_break([], 0, GENESIS) is None


@given(number=st.integers(0, 4), field=st.sampled_from(EventFacts.__slots__))
def test_any_changed_field_of_any_event_is_found(number: int, field: str) -> None:
    whole = chain(5)
    facts, stored = whole[number]
    changed = [*whole]
    changed[number] = (replace(facts, **{field: 99 if field == "id" else "x"}), stored)
    assert broken(changed, whole) is not None


def test_a_changed_event_is_named() -> None:
    whole = chain(5)
    whole[2] = (replace(whole[2][0], hat="Kepala Dinas"), whole[2][1])
    assert broken(whole, chain(5)) == "event 3 was changed"


def test_an_event_changed_together_with_its_hash_breaks_at_the_next() -> None:
    whole = chain(5)
    forged = replace(whole[2][0], hat="Kepala Dinas")
    whole[2] = (forged, event_hash(forged))
    assert broken(whole, chain(5)) == "event 4 does not follow event 3"


def test_a_missing_event_is_named() -> None:
    whole = chain(5)
    del whole[1]
    assert broken(whole, chain(5)) == "event 2 is missing (found 3)"


def test_swapped_contents_are_found() -> None:
    whole = chain(5)
    second, third = whole[1], whole[2]
    whole[1], whole[2] = (replace(third[0], id=2), third[1]), (replace(second[0], id=3), second[1])
    assert broken(whole, chain(5)) == "event 2 does not follow event 1"


def test_a_cut_tail_is_found_by_the_head() -> None:
    assert broken(chain(3), chain(5)) == "the chain ends at event 3, its head says 5"


def test_a_tail_written_beside_the_head_is_found() -> None:
    assert broken(chain(6), chain(5)) == "the chain ends at event 6, its head says 5"


def test_an_emptied_record_is_found() -> None:
    assert broken([], chain(5)) == "the chain ends at event 0, its head says 5"


def test_canonical_text_does_not_depend_on_the_order_of_writing() -> None:
    assert canonical({"b": 1, "a": "Ŕ é"}) == canonical({"a": "Ŕ é", "b": 1}) == '{"a":"Ŕ é","b":1}'


def test_a_request_is_another_when_any_part_is_another() -> None:
    assert request_digest("move", 1, 23) != request_digest("move", 12, 3)
    assert request_digest("a", "b") != request_digest('a", "b')


def test_the_hash_tells_none_from_the_word_none() -> None:
    facts = chain(1)[0][0]
    assert event_hash(replace(facts, key=None)) != event_hash(replace(facts, key="None"))


def test_a_personal_digest_needs_the_salt() -> None:
    assert personal_digest("salt", "Siti") == personal_digest("salt", "Siti")
    assert personal_digest("salt", "Siti") != personal_digest("other", "Siti")
