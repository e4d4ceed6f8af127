"""The desk on which an admin changes the calendar: by plain forms, each fault next to its field, nothing typed lost."""

import pytest

from tests.office import Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf
from tests.web.desk import diff, do


@pytest.fixture
def admin(office: Office, client_of: ClientOf) -> Browser:
    return client_of(office.admin)


def test_a_date_is_added_changed_and_removed(admin: Browser) -> None:
    added = do(admin, None, "day", day="2026-11-25", kind="local", name="Pilkada")
    assert (added.status, diff(added)) == (200, [["+ Rab 25 Nov", "tidak ada", "Libur daerah: Pilkada"]])
    picked = do(admin, added, "pick:2026-11-25")
    form = picked.page.form("/calendars/edit")
    assert (form["day"], form["kind"], form["name"]) == ("2026-11-25", "local", "Pilkada")
    changed = do(admin, picked, "day", kind="special", name="Piket", hours="07.30-12.00")
    assert diff(changed) == [["+ Rab 25 Nov", "tidak ada", "07.30–12.00 (Piket)"]]
    assert diff(do(admin, changed, "drop:2026-11-25")) == []
    cleared = do(admin, None, "day", day="2026-12-24", kind="clear")
    assert diff(cleared) == [["− Kam 24 Des", "Cuti bersama: Cuti Bersama Hari Raya Natal", "dihapus"]]


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"day": ""}, "day", "Pilih tanggal."),
        ({"day": "2026-02-30"}, "day", "Tulis tanggal seperti 2026-11-23."),
        ({"day": "2040-01-01"}, "day", "Di luar tahun kalender (2024-2035)."),
        ({"name": " "}, "name", "Tulis namanya, misalnya “Hari Jadi Kabupaten”."),
        ({"kind": "raja"}, "kind", "Pilih jenis tanggal."),
        ({"kind": "special", "hours": "7-12"}, "hours",
         "“7-12” bukan jam. Tulis seperti 07:30-12:00, 13:00-16:00."),
        ({"kind": "special", "hours": "13:00-12:00"}, "hours", "13:00-12:00 terbalik: jam tutup mendahului jam buka."),
        ({"kind": "special", "hours": "08:00-12:00, 11:00-16:00"}, "hours",
         "11:00-16:00 bertumpuk dengan jam sebelumnya, atau tidak urut."),
        ({"kind": "special", "hours": "22:00-25:00"}, "hours",
         "22:00-25:00 melewati 24:00. Jam lewat tengah malam ditulis di dua tanggal."),
        ({"kind": "special", "hours": ""}, "hours",
         "Tulis jam kerja tanggal itu; untuk menutup kantor pilih libur daerah."),
    ],
)  # fmt: skip
def test_a_faulty_date_is_said_next_to_its_field_and_stays_typed(
    typed: dict[str, str], field: str, sentence: str, admin: Browser
) -> None:
    given = {"day": "2026-11-25", "kind": "local", "name": "Pilkada", "reason": "dari bupati"} | typed
    answer = do(admin, None, "day", **given)
    assert (answer.status, answer.page.error(field), diff(answer)) == (422, sentence, [])
    kept = answer.page.form("/calendars/edit")
    assert {name: kept[name] for name in ("day", "name")} == {"day": given["day"], "name": given["name"].strip()}


def test_midnight_itself_is_the_end_of_the_date(admin: Browser) -> None:
    answer = do(admin, None, "day", day="2026-11-25", kind="special", name="Piket", hours="20:00-24:00")
    assert diff(answer) == [["+ Rab 25 Nov", "tidak ada", "20.00–24.00 (Piket)"]]


def test_the_week_shows_its_sum_and_refuses_to_be_empty(admin: Browser) -> None:
    page = admin.get("/calendars/edit").page
    assert "Hari dan jam kerja: 37,5 jam seminggu" in [h2.text for h2 in page.all("h2")]
    six = do(admin, None, "week", **{"week-5": "08.00-12.00"})
    assert diff(six) == [["~ Jam kerja Sabtu", "libur", "08.00–12.00"]]
    assert "Hari dan jam kerja: 41,5 jam seminggu" in [h2.text for h2 in six.page.all("h2")]
    empty = do(admin, None, "week", **{f"week-{n}": "" for n in range(7)})
    assert (empty.status, empty.page.error("week-0")) == (
        422,
        "Seminggu tanpa jam kerja. Isi paling sedikit satu hari.",
    )
    wrong = do(admin, None, "week", **{"week-2": "pagi"})
    assert wrong.page.error("week-2") == "“pagi” bukan jam. Tulis seperti 07:30-12:00, 13:00-16:00."
    assert wrong.page.form("/calendars/edit")["week-2"] == "pagi"


def test_ramadan_is_changed_after_the_isbat_session(admin: Browser) -> None:
    picked = do(admin, None, "pick-season:Ramadan 1448 H", year=2027)
    assert picked.page.form("/calendars/edit")["season-4"] == "08:00-11:30, 12:30-15:30"
    form = {name: value for name, value in picked.page.form("/calendars/edit").items() if name != "season_estimated"}
    moved = admin.post("/calendars/edit", **(form | {"act": "season", "first": "2027-02-09"}))
    assert diff(moved) == [
        ["~ Ramadan 1448 H", "Sen 8 Feb 2027 – Sel 9 Mar 2027, 32,5 jam, perkiraan",
         "Sel 9 Feb 2027 – Sel 9 Mar 2027, 32,5 jam"]
    ]  # fmt: skip
    over = do(admin, picked, "season", season_name="Lain")
    assert (over.status, over.page.error("first")) == (422, "Bertumpuk dengan Ramadan 1448 H.")
    back = do(admin, picked, "season", last="2027-02-01")
    assert back.page.error("first") == "Tanggal selesai 2027-02-01 mendahului tanggal mulai 2027-02-08."
