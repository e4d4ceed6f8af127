"""Briefing pagi: five parts, the most urgent first, nothing that names an applicant."""

from datetime import date

from kanban.actions.holds import hold
from kanban.actions.staffing import record_absence
from tests.office import Office, wib
from tests.web.browser import Answer
from tests.web.conftest import ClientOf


def parts(answer: Answer) -> dict[str, tuple[str, list[str]]]:
    return {
        part["data-part"]: (part.one("h2").text, [li.text for li in part.all("li")])
        for part in answer.page.all(cls="briefing-part")
    }


def test_a_quiet_morning_says_so(office: Office, client_of: ClientOf) -> None:
    assert parts(client_of(office.kadis).get("/briefing")) == {
        "late": ("0 Terlambat", ["Tidak ada yang terlambat."]),
        "due": ("0 Jatuh tempo hari ini", ["Tidak ada yang jatuh tempo hari ini."]),
        "idle": ("0 Belum diterima sejak kemarin atau sebelumnya", ["Semua berkas sudah diterima."]),
        "waiting": ("0 Menunggu pemohon lebih dari 3 hari", ["Tidak ada yang menunggu pemohon selama itu."]),
        "staff": ("0 Tidak hadir dan peran kosong", ["Semua peran ada pemangkunya."]),
    }


def test_each_part_names_its_cases(office: Office, client_of: ClientOf) -> None:
    late = office.open_case(sop=3, at=wib("2026-11-20 08:00"), applicant="Ibu Rahasia")
    waits = office.open_case(sop=3, step=2, at=wib("2026-11-16 08:00"))
    with office.sessions() as session:
        hold(
            session, waits, reason="applicant", note="", seen=office.case(waits).revision, key=office.key(),
            by=office.holder(office.step(3, 2).role_id), at=wib("2026-11-16 08:05"),
        )  # fmt: skip
        record_absence(
            session, office.kabid.person_id, "duty", date(2026, 11, 23), date(2026, 11, 27),
            by=office.admin, at=office.at,
        )  # fmt: skip
    found = parts(client_of(office.kadis).get("/briefing"))
    number = office.case(late).number
    assert found["late"][0] == "1 Terlambat"
    step = office.step(3, 1)
    assert found["late"][1] == [f"{number} {step.name}, {step.role}: terlambat 9 jam"]
    assert found["waiting"][1] == [f"{office.case(waits).number} {office.step(3, 2).name}, "
                                   f"{office.step(3, 2).role}: sejak Sen 16 Nov"]  # fmt: skip
    assert found["staff"][1] == [
        "Kepala Bidang: Hendra Wijaya tidak hadir s.d. Jum 27 Nov.", "Hendra Wijaya: dinas luar s.d. Jum 27 Nov"
    ]  # fmt: skip


def test_the_text_for_a_group_names_no_applicant(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case(sop=3, at=wib("2026-11-20 08:00"), title="Izin Toko Rahasia", applicant="Ibu Rahasia")
    answer = client_of(office.kadis).get("/briefing")
    text = answer.page.one("textarea").text
    assert office.case(case_id).number in text
    assert "Rahasia" not in answer.text


def test_a_long_list_is_cut_and_counted(office: Office, client_of: ClientOf) -> None:
    for _ in range(6):
        office.open_case(sop=3, at=wib("2026-11-20 08:00"))
    office.open_case()
    kadis = client_of(office.kadis)
    answer = kadis.get("/briefing")
    title, lines = parts(answer)["late"]
    assert (title, len(lines), lines[-1]) == ("6 Terlambat", 4, "dan 3 lainnya")
    (rest,) = [link["href"] for link in answer.page.all("a") if link.text == "dan 3 lainnya"]
    assert kadis.get(rest).page.one(cls="badge").text == "6"


def test_how_long_a_wait_must_be_is_chosen(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.kadis)
    titles = [parts(browser.get(f"/briefing?days={days}"))["waiting"][0] for days in ("7", "999", "x")]
    assert [title.split()[-2] for title in titles] == ["7", "3", "3"]


WORDS_A_MINUTE = 150
"""Of somebody who reads aloud to a room."""


def test_a_morning_on_which_everything_is_full_is_read_aloud_in_a_minute(office: Office, client_of: ClientOf) -> None:
    for number in range(6):
        office.open_case(sop=3, at=wib("2026-11-20 08:00"))
        office.open_case(sop=2, at=wib("2026-11-23 09:10") + 60 * number)
        waits = office.open_case(sop=3, step=2, at=wib("2026-11-16 08:00"))
        with office.sessions() as session:
            hold(
                session, waits, reason="applicant", note="", seen=office.case(waits).revision, key=office.key(),
                by=office.holder(office.step(3, 2).role_id), at=wib("2026-11-16 08:05"),
            )  # fmt: skip
    for away in (office.kabid, office.kadis, office.jafung, office.sekretaris, office.pelaksana):
        with office.sessions() as session:
            record_absence(
                session, away.person_id, "duty", date(2026, 11, 23), date(2026, 11, 27), by=office.admin, at=office.at
            )
    answer = client_of(office.admin).get("/briefing")
    told = {key: (title.split()[0], len(lines) - 1) for key, (title, lines) in parts(answer).items()}
    assert told == {"late": ("6", 3), "due": ("6", 2), "idle": ("12", 2), "waiting": ("6", 2), "staff": ("7", 2)}
    spoken = [
        word for line in answer.page.one("textarea").text.splitlines()[1:] for word in line.split() if word != "-"
    ]
    assert len(spoken) <= WORDS_A_MINUTE
