"""A waktu is read once, the same way everywhere, and what cannot be read is refused by name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanban.domain.durations import (
    CalendarDays,
    CalendarMonths,
    NoStandard,
    StandardInvalid,
    UnknownStandard,
    Unread,
    Waktu,
    WaktuUnread,
    WallHours,
    WorkingDays,
    WorkingTime,
    parse_waktu,
    standard_code,
    standard_from_code,
)

LINES = (Path(__file__).parents[1] / "data" / "waktu_vectors.tsv").read_text("utf-8").splitlines()
VECTORS = [dict(zip(LINES[0].split("\t"), line.split("\t"), strict=True)) for line in LINES[1:]]


def expected(row, amount):
    seconds = {"menit": 60, "jam": 3600}
    match row["satuan"], row["mode"]:
        case "jam", "jam dinding":
            return WallHours(amount)
        case "hari", "kalender":
            return CalendarDays(amount)
        case "bulan", "kalender":
            return CalendarMonths(amount)
        case "hari", "kerja" | "default(kerja)":
            return WorkingDays(amount)
        case unit, "kerja":
            return WorkingTime(amount * seconds[unit])
        case "", "tanpa standar" | "jadwal":
            return NoStandard()
    raise AssertionError(row)


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["teks"])
def test_every_vector_is_read_as_agreed(row):
    if row["mode"] in ("tolak", ""):
        with pytest.raises(WaktuUnread):
            parse_waktu(row["teks"])
        return
    waktu = parse_waktu(row["teks"])
    least, most = row["jumlah_min"], row["jumlah_maks"]
    is_range = least != most
    assert waktu == Waktu(
        raw=row["teks"],
        standard=expected(row, int(most or 0)),
        at_least=expected(row, int(least)) if is_range else None,
        per=row["per"] or None,
        assumed_working=row["mode"] == "default(kerja)",
        scheduled=row["mode"] == "jadwal",
        confidence=row["yakin"].removesuffix(" kerja/kalender"),
        note=waktu.note,
    )


def test_all_vectors_are_there():
    assert len(VECTORS) == 37


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Wakt u", Unread.NOT_A_DURATION),
        ("3 jamur", Unread.NOT_A_DURATION),
        ("07.30-12.00", Unread.NOT_A_DURATION),
        ("0 menit", Unread.NOT_POSITIVE),
        ("-5 menit", Unread.NOT_POSITIVE),
        ("−5 menit", Unread.NOT_POSITIVE),
        ("99999 hari", Unread.TOO_LONG),
        ("0,5 hari", Unread.PART_OF_A_DAY),
        ("2 jam - 1 jam", Unread.BACKWARDS_RANGE),
    ],
)
def test_a_refusal_has_a_name(text, reason):
    with pytest.raises(WaktuUnread) as refused:
        parse_waktu(text)
    assert (refused.value.reason, refused.value.choices) == (reason, ())


def test_days_and_hours_together_are_a_persons_choice():
    with pytest.raises(WaktuUnread) as refused:
        parse_waktu("1 hari 2 jam")
    assert refused.value.reason == Unread.MIXED_UNITS
    assert refused.value.choices == (WorkingDays(1), WorkingTime(7200))


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("", NoStandard()),
        ("3 HK", WorkingDays(3)),
        ("2x24 jam", WallHours(48)),
        ("1 × 24 jam", WallHours(24)),
        ("setengah jam", WorkingTime(1800)),
        ("1/2 jam", WorkingTime(1800)),
        ("seminggu", WorkingDays(5)),
        ("2 minggu", WorkingDays(10)),
        ("dua puluh lima menit", WorkingTime(1500)),
        ("lima belas menit", WorkingTime(900)),
        ("30 menit s/d 1 jam", WorkingTime(3600)),
        ("1.000 menit", WorkingTime(60_000)),
        ("1 tahun", CalendarMonths(12)),
        ("20 Min", WorkingTime(1200)),
        ("30 mnit", WorkingTime(1800)),
        ("Max. 5 menit", WorkingTime(300)),
        ("lima belas (15) menit", WorkingTime(900)),
        ("Rutin", NoStandard()),
    ],
)
def test_other_spellings_that_officials_use(text, standard):
    assert parse_waktu(text).standard == standard


def test_what_else_the_cell_says_is_kept():
    assert parse_waktu("16 Menit ( hari 1)").note == "hari 1"
    assert parse_waktu("Maks. 7 hari kerja dengan berkas lengkap dan benar").note == "dengan berkas lengkap dan benar"


@pytest.mark.parametrize("text", ["24 jam", "3 hari kerja setelah 2 jam", "rapat 2 jam"])
def test_a_text_that_may_mean_more_asks_for_confirmation(text):
    assert parse_waktu(text).confidence == "perlu konfirmasi"


def test_a_number_that_its_own_words_contradict_is_doubted():
    assert parse_waktu("3 (dua) hari kerja").confidence == "rendah"


def test_meanings_never_add_up_silently():
    assert WorkingDays(28) != CalendarDays(28)
    assert WallHours(48) != WorkingTime(48 * 3600)
    with pytest.raises(TypeError):
        WorkingDays(1) + WorkingTime(3600)


CODES = {
    "working-time:1800": WorkingTime(1800),
    "working-days:28": WorkingDays(28),
    "working-days-inclusive:3": WorkingDays(3, inclusive=True),
    "calendar-days:7": CalendarDays(7),
    "calendar-months:1": CalendarMonths(1),
    "wall-hours:48": WallHours(48),
    "none": NoStandard(),
}


@pytest.mark.parametrize("code", CODES)
def test_the_database_text_of_a_standard_is_stable(code):
    assert standard_code(CODES[code]) == code
    assert standard_from_code(code) == CODES[code]


@pytest.mark.parametrize(
    "code", ["", "none:1", "working-days", "working-days:0", "working-days:-1", "working-days:07", "hours:3",
             "working-time:1.5", "working-time: 5", "working-time:٣"],
)  # fmt: skip
def test_a_broken_code_is_refused_by_name(code):
    with pytest.raises(UnknownStandard):
        standard_from_code(code)


@pytest.mark.parametrize("number", [0, -1, 1.5, True])
def test_a_standard_is_a_whole_number_above_zero(number):
    with pytest.raises(StandardInvalid):
        WorkingDays(number)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text):
    try:
        assert parse_waktu(text).raw == text
    except WaktuUnread as refused:
        assert refused.reason in Unread


@given(st.integers(1, 900), st.sampled_from(["menit", "jam", "hari kerja", "hari kalender"]))
def test_upper_case_and_spaces_change_nothing(number, unit):
    plain = parse_waktu(f"{number} {unit}").standard
    assert parse_waktu(f"  Paling lama  {number}  {unit.upper()} ").standard == plain
