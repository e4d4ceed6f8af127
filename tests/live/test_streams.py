"""A stream tells one tab the revision of what it shows, and gives its place back."""

from collections.abc import Iterator

import pytest

from kanban.live import streams
from kanban.live.hub import OFFICE, Hub
from kanban.live.streams import Places, Stream, StreamsFull
from tests.office import Office

BEGUN = 10
"""Revision of every board of the cast's office: nine people were given a role since it was published."""
BEAT = b"event: beat\ndata: 1\n\n"


def revision(number: int) -> bytes:
    return f"event: revision\nid: {number}\ndata: {number}\n\n".encode()


@pytest.fixture
def hub(office: Office) -> Iterator[Hub]:
    """A hub that looks when the test says so."""
    hub = Hub(office.engine)
    hub.look()
    yield hub
    hub.stop()


@pytest.fixture(autouse=True)
def short_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "BEAT_SECONDS", 0.01)


def test_the_first_event_is_the_revision_of_now(hub: Hub, office: Office) -> None:
    assert next(Stream(hub, Places(1), office.board(2).id)) == revision(BEGUN)
    assert next(Stream(hub, Places(1), OFFICE)) == revision(3 * BEGUN)


def test_a_move_is_an_event_and_silence_a_beat(hub: Hub, office: Office) -> None:
    stream = Stream(hub, Places(1), office.board(2).id)
    said = [next(stream), next(stream)]
    office.open_case()
    hub.look()
    said += [next(stream), next(stream)]
    assert said == [revision(BEGUN), BEAT, revision(BEGUN + 1), BEAT]


def test_several_acts_between_two_looks_are_one_event(hub: Hub, office: Office) -> None:
    stream = Stream(hub, Places(1), office.board(2).id)
    next(stream)
    office.open_case(step=3)
    hub.look()
    assert [next(stream), next(stream)] == [revision(BEGUN + 3), BEAT]


def test_places_are_counted_and_given_back_once(hub: Hub) -> None:
    places = Places(2)
    first, _second = Stream(hub, places, OFFICE), Stream(hub, places, OFFICE)
    with pytest.raises(StreamsFull):
        Stream(hub, places, OFFICE)
    assert places.taken == 2
    first.close()
    first.close()
    assert places.taken == 1
    Stream(hub, places, OFFICE)


def test_a_stream_that_never_began_gives_its_place_back(hub: Hub) -> None:
    places = Places(1)
    Stream(hub, places, OFFICE).close()
    assert places.taken == 0


def test_a_closed_stream_says_nothing_more(hub: Hub) -> None:
    stream = Stream(hub, Places(1), OFFICE)
    next(stream)
    stream.close()
    assert list(stream) == []


def test_the_end_of_the_server_ends_every_stream(hub: Hub) -> None:
    places = Places(1)
    stream = Stream(hub, places, OFFICE)
    next(stream)
    hub.stop()
    assert (list(stream), places.taken) == ([], 0)


def test_a_stream_ends_by_itself(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LIFE_SECONDS", 0)
    places = Places(1)
    assert (list(Stream(hub, places, OFFICE)), places.taken) == ([], 0)


def test_a_closed_tab_gives_its_place_back(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LOOK_SECONDS", 0.01)
    places = Places(1)
    stream = Stream(hub, places, 1, is_gone=lambda: True)
    assert next(stream).startswith(b"event: revision")
    assert (list(stream), places.taken) == ([], 0)
