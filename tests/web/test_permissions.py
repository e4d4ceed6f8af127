"""The table of permissions, tried through the web: seven roles and who has none, six steps, every target."""

from itertools import cycle

import pytest

from tests.office import Office
from tests.web.conftest import ClientOf
from tests.web.test_moves import board_of, events

PEOPLE = ("kadis", "sekretaris", "kabid", "sek_pro", "seksi", "jafung", "pelaksana", "admin", "stranger")
OWNERS = {1: "jafung", 2: "sekretaris", 3: "pelaksana", 4: "pelaksana", 5: "pelaksana", 6: "kabid"}
SUPERVISORS = {"kadis", "sekretaris", "kabid"}
SELESAI = 7


def verdict(post: str, here: int, to: int) -> str:
    """The rule as an official would say it."""
    if to == here + 1 and post == OWNERS[here]:
        return "hands on"
    if to < here and post in SUPERVISORS | {OWNERS[here]}:
        return "sends back"
    if to == here + 1 and post in SUPERVISORS:
        return "says which"
    if here < to < SELESAI and post in SUPERVISORS:
        return "skips"
    return "may not"


@pytest.mark.parametrize("here", OWNERS)
def test_nobody_moves_what_the_table_does_not_allow(here: int, office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case(step=here)
    before, written = office.case(case_id).revision, events(office)
    for post in PEOPLE:
        browser = client_of(getattr(office, post))
        # By drag and by plain form in turn, with all that a forger might add to it.
        ways = cycle([(browser.drag, 409), (browser.move, 303)])
        for to in range(1, SELESAI + 1):
            if to != here and verdict(post, here, to) == "may not":
                value = f"{target(office, to)}:{before}"
                send, refused = next(ways)
                forged = {"here": to, "from_": to, "step": to, "role": 1, "hat": 1, "person": office.kadis.person_id}
                answer = send(case_id, value, screen="/", reason="NIK ganda", **forged)
                assert (post, to, answer.status, office.case(case_id).revision) == (post, to, refused, before)
    assert events(office) == written


@pytest.mark.parametrize("here", OWNERS)
def test_everybody_moves_what_the_table_allows(here: int, office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case(step=here)
    revision = office.case(case_id).revision
    for post in PEOPLE:
        browser = client_of(getattr(office, post))
        for to in range(1, SELESAI + 1):
            if to != here and verdict(post, here, to) in ("sends back", "says which", "skips"):
                # Asked for the reason: whoever may not is told so before.
                answer = browser.drag(case_id, f"{target(office, to)}:{revision}", screen="/")
                assert (post, to, answer.status) == (post, to, 428)
    answer = client_of(getattr(office, OWNERS[here])).drag(
        case_id, f"{target(office, here + 1)}:{revision}", screen=board_of(office)
    )
    assert (answer.status, office.case(case_id).revision) == (200, revision + 1)


@pytest.mark.parametrize("seen", [-1, 0, 1, 3, 99, 2**63])
def test_no_other_revision_than_the_true_one_moves_a_case(seen: int, office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case(step=2)
    answer = client_of(office.sekretaris).drag(case_id, f"{target(office, 3)}:{seen}", screen="/")
    assert (answer.status, office.case(case_id).revision) == (409, 2)


def target(office: Office, to: int) -> int | str:
    return "done" if to == SELESAI else office.step(2, to).id
