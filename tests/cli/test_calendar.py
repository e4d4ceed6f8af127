"""`kanban calendar`: an auditor recounts without the web, and an admin proposes and confirms from a terminal."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kanban.cli import main
from kanban.exchange.calendars.calendar_json import shipped_calendar
from tests.actions.calendar_office import second_admin
from tests.actions.rows import data, events
from tests.office import AT, Office

Say = Callable[..., tuple[int, str, str]]
FRIDAY, MONDAY = "2026-11-20 15:30", "2026-11-23 09:30"


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Say:
    """Run `kanban calendar …` as on a terminal: status, what it printed, what it complained of."""
    monkeypatch.setenv("KANBAN_INSTANCE", str(tmp_path / "nowhere"))

    def say(*words: str) -> tuple[int, str, str]:
        status = main(["calendar", *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return say


@pytest.fixture
def here(say: Say, office: Office, monkeypatch: pytest.MonkeyPatch) -> Say:
    """The same in the cast's office."""
    monkeypatch.setenv("KANBAN_DATABASE_URL", office.url)
    return say


def answer(said: tuple[int, str, str]) -> dict[str, Any]:
    status, out, err = said
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.mark.parametrize("zone", ["WIB", "WITA", "WIT"])
@pytest.mark.parametrize(
    ("start", "standard", "due"),
    [
        ("2026-11-20 11:20", "30 menit", "2026-11-20 13:20"),
        ("2026-11-23 17:10", "10 menit", "2026-11-24 07:40"),
        ("2026-11-23 10:00", "3 hari kerja", "2026-11-26 16:00"),
        ("2026-02-13 14:00", "28 hari kerja", "2026-04-06 16:00"),
        ("2026-02-13 14:00", "28 hari kalender", "2026-03-13 15:30"),
    ],
)
def test_the_golden_examples_come_out_in_local_time(zone: str, start: str, standard: str, due: str, say: Say) -> None:
    found = answer(say("due", start, standard, "--zone", zone, "--json"))
    assert (found["due"], found["estimated"], found["calendar"]["sha256"]) == (due, False, shipped_calendar().sha256())


def test_a_due_date_in_a_year_without_a_decree_is_marked(say: Say) -> None:
    assert "(perkiraan)" in say("due", "2027-03-01 09:00", "2 hari", "--zone", "WIB")[1]


def test_elapsed_is_judged_by_the_standard(say: Say) -> None:
    found = answer(say("elapsed", FRIDAY, MONDAY, "--zone", "WIB", "--standard", "3 jam", "--json"))
    assert (found["working_seconds"], found["working_days"], found["verdict"]) == (10_800, 1, "on-time")


def test_the_trace_adds_up_to_the_same(say: Say) -> None:
    found = answer(say("trace", FRIDAY, MONDAY, "--zone", "WIB", "--json"))
    assert (found["working_seconds"], found["agrees"], [row["why"] for row in found["rows"]]) == (
        10_800, True, ["regular", "weekend", "weekend", "regular"],
    )  # fmt: skip
    assert found["rows"][0]["intervals"] == [["2026-11-20 15:30", "2026-11-20 16:30"]]
    assert "Jumlah 3 j 00 m, cocok" in say("trace", FRIDAY, MONDAY, "--zone", "WIB")[1]


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("due", "2026-11-23 25:00", "3 hari"), 2, "bukan waktu yang ada"),
        (("due", "2026-02-30 10:00", "3 hari"), 2, "bukan waktu yang ada"),
        (("due", "2026-11-23T10:00+07:00", "3 hari"), 2, "tanpa zona"),
        (("due", FRIDAY, "segera"), 2, "bukan standar waktu"),
        (("due", FRIDAY, "-"), 2, "tidak ada jatuh tempo"),
        (("due", "2040-01-01 10:00", "3 hari"), 1, "Di luar tahun kalender"),
        (("elapsed", MONDAY, FRIDAY), 2, "mendahului"),
    ],
)
def test_what_cannot_be_counted_is_said_in_a_sentence(
    words: tuple[str, ...], status: int, sentence: str, say: Say
) -> None:
    found, out, err = say(*words, "--zone", "WIB")
    assert (found, out, sentence in err) == (status, "", True)


def test_without_an_office_the_way_on_is_said(say: Say) -> None:
    status, _, err = say("show")
    assert (status, "--zone WIB" in err) == (2, True)


def test_the_offices_calendar_is_shown_with_its_fingerprint(here: Say) -> None:
    found = answer(here("show", "--year", "2026", "--json"))
    assert (found["working_days"], found["official"], len(found["holidays"]), found["calendar"]["version"]) == (
        240, True, 25, 1,
    )  # fmt: skip
    assert here("show", "--full")[1].strip() == shipped_calendar().canonical()


def test_a_list_becomes_a_draft_that_a_second_admin_confirms(here: Say, office: Office, tmp_path: Path) -> None:
    case_id, admin = office.open_case(sop=2, step=6), office.username(office.admin)
    second_admin(office, AT)
    list_of_2026 = "\n".join(
        f"{row.date};{row.kind.value};{row.name}" for row in shipped_calendar().holidays if row.date.year == 2026
    )
    file = tmp_path / "skb.csv"
    file.write_text(list_of_2026 + "\n2026-11-25;CB;Cuti Bersama Tambahan", "utf-8")
    given = ("import", str(file), "--year", "2026", "--decree", "SKB 9/2026", "--official", "--by", admin, "--json")
    tried = answer(here(*given, "--try"))
    assert (tried["draft"], [case["to"] for case in tried["cases"]]) == (None, ["2026-11-27 16:30"])
    draft = answer(here(*given))["draft"]
    assert (here("confirm", str(draft), "--by", admin)[0], here("confirm", str(draft), "--by", "tidak.ada")[0]) == (
        1,
        2,
    )
    found = answer(here("confirm", str(draft), "--by", "budi.santosa", "--json"))
    assert (found["version"], [case["case"] for case in found["cases"]]) == (2, [case_id])
    confirmation = data(next(event for event in events(office) if event.kind == "confirm-calendar"))
    assert (confirmation["via"], confirmation["alone"]) == ("cli", False)
    assert [row["status"] for row in answer(here("show", "--list", "--json"))["versions"]] == ["confirmed", "confirmed"]


def test_a_list_with_a_fault_names_the_line_and_writes_nothing(here: Say, office: Office, tmp_path: Path) -> None:
    file, before = tmp_path / "skb.txt", len(events(office))
    file.write_text("Libur Nasional\nKamis, 25 Desember 2026: Natal", "utf-8")
    admin = office.username(office.admin)
    status, out, err = here("import", str(file), "--year", "2026", "--decree", "SKB", "--by", admin)
    assert (status, out, len(events(office))) == (1, "", before)
    assert "baris 2: Tertulis Kamis, padahal 25 Desember 2026 hari Jumat." in err


def test_a_calendar_with_an_hour_past_midnight_is_refused_with_its_row(
    here: Say, office: Office, tmp_path: Path
) -> None:
    body = shipped_calendar().to_json() | {"week": shipped_calendar().to_json()["week"] | {"mon": ["22:00-25:00"]}}  # type: ignore[operator]
    file = tmp_path / "calendar.json"
    file.write_text(json.dumps(body), "utf-8")
    status, _, err = here("import", str(file), "--decree", "x", "--by", office.username(office.admin))
    assert (status, err.strip()) == (
        1, "week.mon: 22:00-25:00 melewati 24:00. Jam lewat tengah malam ditulis di dua tanggal.",
    )  # fmt: skip


def test_pauses_are_left_out_and_the_code_of_the_record_is_a_standard_too(say: Say) -> None:
    start, end, pause = "2026-11-23 10:00", "2026-11-23 15:00:30", "2026-11-23 10:30/2026-11-23 11:30:00"
    given = (start, end, "--zone", "WIB", "--pause", pause, "--json")
    found = answer(say("elapsed", *given, "--standard", "working-time:10830"))
    assert (found["working_seconds"], found["verdict"]) == (3 * 3600 + 30, "on-time")
    found = answer(say("trace", *given))
    assert (found["working_seconds"], found["agrees"]) == (3 * 3600 + 30, True)


@pytest.mark.parametrize("pauses", [["2026-11-23 11:00/2026-11-23 10:00"], ["2026-11-23 10:00/2026-11-23 11:00"] * 2])
def test_pauses_that_cannot_be_are_refused(say: Say, pauses: list[str]) -> None:
    options = [word for pause in pauses for word in ("--pause", pause)]
    assert say("elapsed", "2026-11-23 10:00", "2026-11-23 15:00", "--zone", "WIB", *options) == (
        2, "", "Jeda berakhir sebelum mulai, atau dua jeda bertumpuk.\n",
    )  # fmt: skip
