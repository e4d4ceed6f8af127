"""A year's holidays as people have them: the decree, a news article, a spreadsheet; and what must not be believed."""

from datetime import date

import pytest

from kanban.domain.calendar import Holiday, HolidayKind
from kanban.exchange.calendars.calendar_json import shipped_calendar
from kanban.exchange.calendars.skb_rows import MONTHS, SENTENCES, WEEKDAYS, Fault
from kanban.exchange.calendars.skb_text import TextUnread, decode, read_list

LN, CB, LOCAL = HolidayKind.NATIONAL, HolidayKind.JOINT_LEAVE, HolidayKind.LOCAL
YEARS = (2025, 2026, 2027)


def of_year(year: int) -> list[Holiday]:
    """The shipped list of a year, as a decree has it: without our own marks."""
    rows = sorted(shipped_calendar().holidays, key=lambda row: row.date)
    return [Holiday(row.date, row.kind, row.name) for row in rows if row.date.year == year]


def words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def article(year: int) -> str:
    """Two numbered lists under headings, weekday in brackets, the year in the heading only."""
    parts = [f"Pemerintah menetapkan hari libur lewat SKB.\n\nHari Libur Nasional {year}"]
    parts += [f"{n}. {words(r.date)} ({WEEKDAYS[r.date.weekday()]}): {r.name}" for n, r in enumerate(kind(year, LN), 1)]
    parts += ["", f"Cuti Bersama Tahun {year}:"]
    parts += [f"• {WEEKDAYS[r.date.weekday()]}, {words(r.date)} {year} - {r.name}" for r in kind(year, CB)]
    return "\r\n".join(parts)


def mixed(year: int) -> str:
    """One list without headings: the names say which are joint leave."""
    return "\n".join(f"{WEEKDAYS[r.date.weekday()]}, {words(r.date)}: {r.name}" for r in of_year(year))


def table(year: int, separator: str) -> str:
    rows = [f"{r.date:%d/%m/%Y};{WEEKDAYS[r.date.weekday()]};{r.kind.value};{r.name}" for r in of_year(year)]
    return "\n".join(["Tanggal;Hari;Jenis;Nama", *rows]).replace(";", separator)


def kind(year: int, wanted: HolidayKind) -> list[Holiday]:
    return [row for row in of_year(year) if row.kind is wanted]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    "write", [article, mixed, lambda y: table(y, ";"), lambda y: table(y, ","), lambda y: table(y, "\t")]
)
def test_the_shipped_lists_are_read_back_from_every_form(year: int, write: object) -> None:
    read = read_list(write(year), year, LN)  # type: ignore[operator] # a table of writers
    assert (read.faults, list(read.holidays)) == ((), of_year(year))


def test_headings_and_prose_are_set_aside_and_shown() -> None:
    read = read_list(article(2026), 2026)
    assert [line for _, line in read.skipped] == [
        "Pemerintah menetapkan hari libur lewat SKB.", "Hari Libur Nasional 2026", "Cuti Bersama Tahun 2026:",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "dates", "name"),
    [
        ("1. 1 Januari 2026 (Kamis): Tahun Baru Masehi", ["01-01"], "Tahun Baru Masehi"),
        ("Kamis, 24 Desember: Cuti Bersama Natal", ["12-24"], "Cuti Bersama Natal"),
        ("20-22 Maret: Idul Fitri", ["03-20", "03-21", "03-22"], "Idul Fitri"),
        ("Sabtu–Minggu, 21–22 Maret 2026: Idul Fitri 1447 Hijriah", ["03-21", "03-22"], "Idul Fitri 1447 Hijriah"),
        ("30 Maret s.d. 1 April 2026: Pekan", ["03-30", "03-31", "04-01"], "Pekan"),
        ("20, 23 dan 24 Maret 2026 (Jumat, Senin, dan Selasa): Idul Fitri", ["03-20", "03-23", "03-24"], "Idul Fitri"),
        ("Jum'at 3 April 2026: Jumat Agung", ["04-03"], "Jumat Agung"),
        ("Nyepi (Tahun Baru Saka 1948), Kamis 19 Maret 2026", ["03-19"], "Nyepi (Tahun Baru Saka 1948)"),
        ("2\t17 Februari 2026\tSelasa\tTahun Baru Imlek 2577 Kongzili", ["02-17"], "Tahun Baru Imlek 2577 Kongzili"),
        ("- 17 Agt 2026 = Hari Kemerdekaan RI", ["08-17"], "Hari Kemerdekaan RI"),
        ("a) 2026-12-25 Natal", ["12-25"], "Natal"),
        ("25/12/2026 Natal", ["12-25"], "Natal"),
    ],
)  # fmt: skip
def test_a_line_is_read_however_it_is_written(line: str, dates: list[str], name: str) -> None:
    read = read_list(line, 2026, LN)
    assert (read.faults, [f"{row.date:%m-%d}" for row in read.holidays]) == ((), dates)
    assert {row.name for row in read.holidays} == {name}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Rabu, 1 Januari 2026: Tahun Baru", Fault.WRONG_WEEKDAY),
        ("Sabtu-Senin, 21-22 Maret 2026: Idul Fitri", Fault.WRONG_WEEKDAY),
        ("30 Februari 2026: Apa saja", Fault.NO_SUCH_DATE),
        ("2026-13-01 Apa saja", Fault.NO_SUCH_DATE),
        ("1 Januari 2027: Tahun Baru", Fault.OUTSIDE_YEAR),
        ("Jakarta, 19 September 2025 - SKB terbit", Fault.OUTSIDE_YEAR),
        ("5. 17 Agustsu 2026: Kemerdekaan", Fault.UNREADABLE),
        ("3. Hari Raya Natal", Fault.UNREADABLE),
        ("Desember: Natal", Fault.UNREADABLE),
        ("17/8/26: Kemerdekaan", Fault.UNREADABLE),
        ("25 Desember 2026", Fault.NO_NAME),
        ("25 Desember 2026: " + "sangat " * 20 + "panjang", Fault.NAME_TOO_LONG),
        ("27 Mei Idul Adha dan 28 Mei cuti bersama", Fault.TWO_DATES),
        ("24-20 Maret 2026: Idul Fitri", Fault.BACKWARDS),
        ("1-28 Februari 2026: Libur", Fault.TOO_LONG),
        ("25 Desember 2026: Natal\ufffd", Fault.BROKEN_LETTERS),
        ("25 Desember 2026: Isra Miâ€™raj", Fault.BROKEN_LETTERS),
    ],
)
def test_a_doubtful_line_is_a_fault_with_a_sentence_and_takes_nothing(line: str, fault: Fault) -> None:
    read = read_list("Libur Nasional\n" + line, 2026)
    assert [(each.line, each.fault) for each in read.faults] == [(2, fault)]
    assert read.rows == ()
    assert "%(" not in read.faults[0].sentence


def test_every_fault_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Fault)


def test_the_wrong_weekday_is_named_with_the_true_one() -> None:
    (fault,) = read_list("Rabu, 1 Januari 2026: Tahun Baru", 2026, LN).faults
    assert fault.sentence == "Tertulis Rabu, padahal 1 Januari 2026 hari Kamis. Cocokkan dengan naskah."


def test_a_date_named_twice_points_to_its_first_line() -> None:
    read = read_list("1 Januari: Tahun Baru\n\n1 Januari: Masehi", 2026, LN)
    assert [(each.line, each.sentence) for each in read.faults] == [(3, "1 Januari 2026 sudah disebut di baris 1.")]


def test_without_heading_or_word_the_kind_is_not_guessed() -> None:
    read = read_list("25 Desember: Natal\n24 Desember: Cuti bersama Natal", 2026)
    assert ([fault.fault for fault in read.faults], [row.kind for row in read.holidays]) == ([Fault.NO_KIND], [CB])


def test_a_heading_of_another_year_moves_the_dates_out_of_this_one() -> None:
    read = read_list("Libur Nasional Tahun 2026\n25 Desember: Natal", 2027)
    assert [fault.fault for fault in read.faults] == [Fault.OUTSIDE_YEAR]


def test_columns_may_stand_in_any_order() -> None:
    read = read_list('Nama,Jenis,Hari,Tanggal\n"Natal, hari kedua",lokal,Sabtu,26 Desember 2026', 2026)
    assert read.holidays == (Holiday(date(2026, 12, 26), LOCAL, "Natal, hari kedua"),)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("2026-02-30;;LN;Apa", Fault.NO_SUCH_DATE),
        ("2026-12-25;Kamis;LN;Natal", Fault.WRONG_WEEKDAY),
        ("2026-12-25;Kams;LN;Natal", Fault.UNREADABLE),
        ("2026-12-25;;XX;Natal", Fault.NO_KIND),
        ("segera;;LN;Natal", Fault.UNREADABLE),
        ("2026-12-25;;LN;", Fault.NO_NAME),
    ],
)
def test_a_row_of_a_table_is_checked_as_strictly(line: str, fault: Fault) -> None:
    read = read_list(f"tanggal;hari;jenis;nama\n{line}\n2026-01-01;;LN;Tahun Baru", 2026)
    assert [(each.line, each.fault) for each in read.faults] == [(2, fault)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_in_a_known_encoding_is_text(encoding: str) -> None:
    assert decode("Jum’at".encode(encoding)).lstrip("\ufeff") == "Jum’at"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("tanggal;nama\n2026-12-25;Mi’raj".encode("cp1252"), "Huruf di baris 2 bukan UTF-8."),
        (b"PK\x03\x04", "Berkas ini bukan teks."),
        (b"%PDF-1.7", "Berkas ini bukan teks."),
        (b"a\x00b", "Berkas ini bukan teks."),
    ],
)
def test_any_other_file_is_refused_with_the_way_on(data: bytes, sentence: str) -> None:
    with pytest.raises(TextUnread, match=sentence):
        decode(data)
