"""The rows of an exported list: what stands on boards, and what is personal only where it was asked for."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

from kanban.domain.holds import lasting
from kanban.domain.particulars import grouped
from kanban.domain.short_code import short_code
from kanban.domain.worktime import ZONES
from kanban.exchange.case_table import Cell
from kanban.queries.cards import OpenCase
from kanban.queries.particulars import ListedCase
from kanban.queries.search import FoundCase
from kanban.queries.workflows import VersionFacts
from kanban.web.boards.card_view import reading, standard_of
from kanban.web.cases.hold_words import clock_words
from kanban.web.i18n import gettext
from kanban.web.identity import the_office
from kanban.web.intake.intake_words import priority_text
from kanban.web.search.search_view import finished_row
from kanban.web.times import Moments


def plain_head() -> list[str]:
    """The columns without anything personal."""
    return [
        gettext("Nomor"), gettext("Kode singkat"), gettext("SOP"), gettext("Langkah"), gettext("Peran"),
        gettext("Sifat"), gettext("Dibuka"), gettext("Selesai"), gettext("Jatuh tempo langkah"), gettext("Keadaan"),
    ]  # fmt: skip


def personal_head() -> list[str]:
    """The columns that are personal."""
    return [
        gettext("Perihal"), gettext("Pemohon"), gettext("Kontak"), gettext("NIK"), gettext("NIB"),
        gettext("Nomor surat"), gettext("Tanggal surat"), gettext("Catatan"),
    ]  # fmt: skip


def open_line(case: OpenCase, listed: ListedCase, versions: Sequence[VersionFacts], moments: Moments) -> list[Cell]:
    """An open case."""
    version = next(version for version in versions if version.id == case.version_id)
    step, found = version.step(case.step_id), reading(case, the_office(), moments.now)
    pill, _ = clock_words(standard_of(case.standard), found, lasting(case.holds, moments.now), moments)
    return [
        case.number, short_code(case.id), version.title, f"{step.no}. {step.name}", step.role,
        priority_text(listed.priority), moment(listed.opened_at), None, moment(found.due), pill.text,
    ]  # fmt: skip


def finished_line(case: FoundCase, listed: ListedCase, moments: Moments) -> list[Cell]:
    """A case of the archive."""
    state = finished_row(case, moments).pill.text
    return [
        case.number, short_code(case.id), case.board, "", "", priority_text(listed.priority), moment(case.opened_at),
        None if case.was_cancelled else moment(case.closed_at), None, state,
    ]  # fmt: skip


def personal_line(listed: ListedCase) -> list[Cell]:
    """What is personal of a case; numbers in groups, so that a spreadsheet keeps their digits."""
    day = listed.letter_on.isoformat() if listed.letter_on else ""
    return [
        listed.title, listed.applicant, listed.contact, grouped(listed.nik), grouped(listed.nib),
        listed.letter_number, day, listed.note,
    ]  # fmt: skip


def moment(at: int | None) -> datetime | None:
    """An instant on the office's clock, as spreadsheets keep it: without a zone."""
    if at is None:
        return None
    zone = timezone(timedelta(hours=ZONES[the_office().zone]))
    return datetime.fromtimestamp(at, UTC).astimezone(zone).replace(tzinfo=None, second=0)
