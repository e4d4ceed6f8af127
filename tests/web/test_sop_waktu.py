"""An office settles what "28 hari" means: seen on real dates, chosen, recorded with who and when, and used."""

import json

import pytest
from sqlalchemy import select

from kanban.models import Event, Run
from tests.actions.sop_office import begin, confirm_all, document, edit, publish, review, second_admin, second_version
from tests.office import AT, Office, wib
from tests.web.conftest import ClientOf
from tests.web.pages import Page
from tests.web.test_trial import rows


def at(version_id: int, key: str = "s1") -> str:
    return f"/sops/{version_id}/steps/{key}/waktu"


def draft(office: Office) -> int:
    version_id = begin(office)
    edit(office, version_id, waktu_s1="28 hari")
    return version_id


def lines(page: Page) -> list[list[str]]:
    return [[p.text for p in item.all("p")] for item in page.one("ul", cls="sop-waktu").all("li")]


def chosen(office: Office) -> list[tuple[int | None, int, dict[str, object]]]:
    with office.sessions() as session:
        found = session.scalars(select(Event).where(Event.kind == "choose-waktu"))
        return [(event.person_id, event.at, json.loads(event.data)) for event in found]


def test_until_somebody_chooses_the_page_says_what_is_taken_and_what_it_means_today(
    office: Office, client_of: ClientOf
) -> None:
    version_id = draft(office)
    page = client_of(office.admin).get(f"/sops/{version_id}").page
    assert lines(page) == [
        [
            "Langkah 1: “28 hari” dibaca 28 hari kerja.",
            "Belum ada yang memilih. Mulai sekarang: Rab 6 Jan 2027 16.00 menurut hari kerja, Sen 21 Des 16.00 menurut "
            "hari kalender.",
            "Uji waktu dan pilih",
        ],
        [
            "Langkah 6: “3 hari” dibaca 3 hari kerja.",
            "Belum ada yang memilih. Mulai sekarang: Kam 26 Nov 16.00 menurut hari kerja, Kam 26 Nov 16.00 menurut "
            "hari kalender.",
            "Uji waktu dan pilih",
        ],
    ]  # fmt: skip


def test_a_choice_is_kept_with_who_and_when_and_the_text_stays(office: Office, client_of: ClientOf) -> None:
    version_id, browser = draft(office), client_of(office.admin)
    page = browser.get(at(version_id)).page
    assert [button["value"] for button in page.one(cls="trial-table").all("button")] == [
        "choose:working-days:28", "choose:working-days-inclusive:28", "choose:calendar-days:28",
        "choose:wall-hours:672",
    ]  # fmt: skip
    answer = browser.post(at(version_id), act="choose:calendar-days:28", screen_="edit")
    assert (answer.status, answer.to) == (303, f"/sops/{version_id}/edit#waktu-s1")
    step = document(office, version_id).draft.steps[0]
    assert (step.waktu.value, step.standard) == ("28 hari", "calendar-days:28")
    assert chosen(office) == [
        (office.admin.person_id, AT,
         {"step": {"key": "s1", "no": 1}, "waktu": "28 hari", "standard": "calendar-days:28"})
    ]  # fmt: skip
    assert lines(browser.get(f"/sops/{version_id}").page)[0] == [
        "Langkah 1: “28 hari” dibaca 28 hari kalender.", "Dipilih Dedi Kurniawan, Sen 23 Nov 10.00",
    ]  # fmt: skip


def test_what_was_taken_can_be_confirmed(office: Office, client_of: ClientOf) -> None:
    version_id = draft(office)
    client_of(office.admin).post(at(version_id), act="choose:working-days:28")
    found = lines(client_of(office.kadis).get(f"/sops/{version_id}").page)[0]
    assert found[1] == "Dipilih Dedi Kurniawan, Sen 23 Nov 10.00"


def test_a_waktu_that_is_written_anew_is_nobodys_choice(office: Office, client_of: ClientOf) -> None:
    version_id = draft(office)
    client_of(office.admin).post(at(version_id), act="choose:calendar-days:28")
    edit(office, version_id, waktu_s1="14 hari")
    assert lines(client_of(office.admin).get(f"/sops/{version_id}").page)[0][1].startswith("Belum ada yang memilih.")


def test_in_the_editor_the_dialog_shows_the_readings_and_goes_when_one_is_chosen(
    office: Office, client_of: ClientOf
) -> None:
    version_id, browser = draft(office), client_of(office.admin)
    dialog = browser.get(at(version_id), HX_Request="true", HX_Current_URL=f"http://localhost/sops/{version_id}/edit")
    assert (dialog.page.one("h2").text, len(rows(dialog.page))) == ("Uji waktu langkah 1", 4)
    assert "“28 hari” sekarang dibaca 28 hari kerja. Belum ada yang memilih." in dialog.page.one("form").text
    answer = browser.htmx(
        at(version_id), act="choose:calendar-days:28", screen_="edit", screen=f"/sops/{version_id}/edit"
    )
    assert json.loads(answer.response.headers["HX-Trigger"]) == {"kb:dialog-close": {}}
    assert answer.page.one(id="reading-s1").text == "= 28 hari kalender, mis. s.d. Sen 21 Des"
    assert answer.page.toasts == [("done", "Bacaan dipilih", "Waktu langkah 1 dibaca 28 hari kalender.")]


@pytest.mark.parametrize("act", ["choose:working-days:27", "choose:none", "choose:", "", "choose:calendar-days:28:1"])
def test_nothing_else_can_be_chosen(act: str, office: Office, client_of: ClientOf) -> None:
    version_id = draft(office)
    answer = client_of(office.admin).htmx(at(version_id), act=act)
    assert (answer.status, answer.page.toasts[0][2]) == (409, "Waktu langkah ini sudah berubah. Uji lagi waktunya.")
    assert chosen(office) == []


def test_a_version_in_force_is_read_and_not_chosen_for(office: Office, client_of: ClientOf) -> None:
    board, browser = office.board(2).id, client_of(office.admin)
    assert browser.get(at(board)).page.all(cls="trial-table") == []
    assert browser.get(at(board, "s9")).status == 404
    version_id = second_version(office)
    answer = browser.htmx(at(version_id), act="choose:working-days:3")
    assert (answer.status, chosen(office)) == (409, [])


def test_cases_of_the_published_version_are_judged_by_the_choice(office: Office, client_of: ClientOf) -> None:
    version_id = draft(office)
    client_of(office.admin).post(at(version_id), act="choose:calendar-days:28")
    confirm_all(office, version_id)
    review(office, version_id, second_admin(office))
    publish(office, version_id)
    case_id = office.open_case(sop=2)
    assert office.case(case_id).version_id == version_id
    with office.sessions() as session:
        due = session.scalars(select(Run.due_at).where(Run.case_id == case_id)).one()
    assert due == wib("2026-12-21 16:00")
    found = lines(client_of(office.kadis).get(f"/sops/{version_id}").page)[0]
    assert found[1] == "Dipilih Dedi Kurniawan, Sen 23 Nov 10.00"
