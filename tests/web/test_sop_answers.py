"""What the editor's server sends back after an edit: all that it changed on the page, and little else."""

import re

import pytest

from tests.actions.sop_office import begin, edit, second_admin
from tests.office import Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf

ALWAYS = {"#sop-tools", "#sop-conflicts"}
ROW = re.compile(r'<tr id="row-(\w+)".*?</tr>', re.DOTALL)
LEADS = re.compile(r'<div class="sop-kind" id="leads-(\w+)">.*?</div>', re.DOTALL)


@pytest.fixture
def version_id(office: Office) -> int:
    return begin(office)


@pytest.fixture
def admin(office: Office, client_of: ClientOf) -> Browser:
    return client_of(office.admin)


def targets(text: str) -> set[str]:
    return set(re.findall(r'hx-target="(#[\w-]+)" hx-swap="outerMorph"', text))


def sent(admin: Browser, version_id: int, seen: int = 1, **fields: str) -> set[str]:
    """The parts of the page that the answer to an edit draws again, beside those that every answer does."""
    typed = {name.replace("_", "-") if name != "act" else name: text for name, text in fields.items()}
    answer = admin.htmx(f"/sops/{version_id}/edits", **{"seen": seen, "screen": "edit", **typed})
    found = targets(answer.text)
    assert found >= ALWAYS
    return found - ALWAYS


def test_a_field_of_one_step_sends_its_row(admin: Browser, version_id: int) -> None:
    assert sent(admin, version_id, output_s2="Daftar panitia") == {"#row-s2"}


def test_what_is_to_be_mended_sends_the_list_too(admin: Browser, version_id: int) -> None:
    assert sent(admin, version_id, waktu_s2="Wakt u") == {"#row-s2", "#sop-side"}


def test_a_name_sends_the_choices_that_say_it(admin: Browser, version_id: int) -> None:
    others = {f"#leads-s{n}" for n in (1, 3, 4, 5, 6)}
    assert sent(admin, version_id, name_s2="Panitia baru") == {"#row-s2", "#sop-side", *others}


@pytest.mark.parametrize("act", ["add:s2", "delete:s2", "down:s2", "undo"])
def test_rows_that_come_go_or_move_send_the_table(act: str, admin: Browser, version_id: int) -> None:
    assert "#sop-body" in sent(admin, version_id, act=act)


def test_what_somebody_else_wrote_meanwhile_is_sent_too(office: Office, admin: Browser, version_id: int) -> None:
    edit(office, version_id, by=second_admin(office), output_s3="Undangan terkirim")
    assert sent(admin, version_id, output_s1="Daftar peserta") == {"#row-s1", "#row-s3"}


EDITS: list[dict[str, str]] = [
    {"waktu-s1": "28 hari"}, {"kind-s3": "decision", "no-s3": "s1"}, {"next-s1": "s3"}, {"name-s1": "Data"},
    {"clock-s2": "applicant"}, {"act": "role:s2:0"}, {"requirements-s4": "Surat\nKTP"}, {"activity-s5": ""},
    {"column-1": ""}, {"title": ""},
]  # fmt: skip


@pytest.mark.parametrize("typed", EDITS, ids=lambda typed: next(iter(typed)))
def test_nothing_that_changed_is_left_as_it_was(typed: dict[str, str], admin: Browser, version_id: int) -> None:
    before = admin.get(f"/sops/{version_id}/edit").text
    found = targets(admin.htmx(f"/sops/{version_id}/edits", **{"seen": 1, "screen": "edit", **typed}).text)
    after = admin.get(f"/sops/{version_id}/edit").text
    assert parts(before).keys() == parts(after).keys()
    stale = {name for name, text in parts(after).items() if text != parts(before)[name]}
    assert {name for name in stale if not set(within(name)) & found} == set()
    assert stale


def parts(page: str) -> dict[str, str]:
    """What can be sent by itself: the rows without their choices, these choices, and what stands around the table."""
    rows = {f"#row-{each[1]}": LEADS.sub("", each[0]) for each in ROW.finditer(page)}
    leads = {f"#leads-{each[1]}": each[0] for each in LEADS.finditer(page)}
    ends = {"#sop-side": "</aside>", "#sop-title": "</section>", "#sop-below": "</section>", "#sop-body": "<tbody>"}
    around = {name: page.partition(f'id="{name[1:]}"')[2].partition(end)[0] for name, end in ends.items()}
    around["#sop-title"] = around["#sop-title"].partition("<section")[0]
    return rows | leads | around


def within(name: str) -> tuple[str, ...]:
    """The targets that draw a part."""
    key = name.partition("-")[2]
    return (name, "#sop-body", f"#row-{key}") if name.startswith(("#row-", "#leads-")) else (name,)
