"""The words of a proof: what was held against what, what did not agree, and how anybody counts again."""

from kanban.domain.durations import NoStandard, Standard, standard_code
from kanban.domain.pauses import Pause
from kanban.domain.standards import WorkingDays
from kanban.domain.trial import as_written
from kanban.domain.worktime import WorkCalendar
from kanban.queries.cases import RunFacts
from kanban.upkeep.case_audit import Flaw, Found
from kanban.web.i18n import gettext


def flaw_text(found: Found) -> str:
    """What does not agree."""
    text = {
        Flaw.EVENT_CHANGED: gettext("Peristiwa nomor %(what)s telah diubah."),
        Flaw.STAMP_UNRECORDED: gettext("Cap langkah/putaran %(what)s tidak ada dalam catatan."),
        Flaw.STAMP_DIFFERS: gettext("Cap langkah/putaran %(what)s tidak sama dengan catatannya."),
        Flaw.RECOUNT_DIFFERS: gettext("Cap langkah/putaran %(what)s tidak sama dengan hitungan ulang."),
        Flaw.HOLD_UNRECORDED: gettext("Jeda pada langkah/putaran %(what)s tidak ada dalam catatan."),
        Flaw.CALENDAR_CHANGED: gettext("Kalender versi %(what)s tidak cocok dengan sidiknya."),
        Flaw.DOCUMENT_DIFFERS: gettext("Dokumen/versi %(what)s hilang, diubah, atau lain dari catatannya."),
    }[found.flaw]
    return text % {"what": found.what}


def recount_command(
    run: RunFacts, standard: Standard, end: int, pauses: tuple[Pause, ...], calendar: WorkCalendar
) -> str:
    """The command that counts a stay again, for a terminal on the server."""
    words = [f'kanban calendar elapsed "{_local(run.entered_at, calendar)}" "{_local(end, calendar)}"']
    if not isinstance(standard, NoStandard):
        is_inclusive = isinstance(standard, WorkingDays) and standard.inclusive
        written = "" if is_inclusive else as_written(standard)
        words.append(f'--standard "{written or standard_code(standard)}"')
    words += [f'--pause "{_local(pause.start, calendar)}/{_local(pause.end, calendar)}"' for pause in pauses]
    return " ".join([*words, f"--version {run.calendar_number}"])


def _local(at: int, calendar: WorkCalendar) -> str:
    day = calendar.local_date(at)
    minutes, seconds = divmod(at - calendar.local_midnight(day), 60)
    return f"{day} {minutes // 60:02d}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")
