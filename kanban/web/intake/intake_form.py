"""Reading an intake, typed in the form or found in a list: each field is checked once, for both alike."""

import unicodedata
from collections.abc import Mapping
from datetime import date

from kanban.actions.cases import Intake
from kanban.domain.particulars import NIB_DIGITS, NIK_DIGITS, Priority, digits, number_fault
from kanban.web.forms import CONTACT, NAME, NOTE, TITLE, Form
from kanban.web.i18n import gettext
from kanban.web.intake.intake_words import nib_fault_text, nik_fault_text, too_long_text

LETTER = 100
"""Longest number of a letter in characters."""
LIMITS = {"title": TITLE, "applicant": NAME, "contact": CONTACT, "letter_number": LETTER, "note": NOTE}
OLDEST_LETTER = date(1945, 8, 17)
ONE_LINE = {"title", "applicant", "contact", "letter_number"}


def read_intake(given: Mapping[str, str], form: Form, today: date) -> Intake:
    """The intake as typed; what is wrong with it stands in the form's errors, what was typed in its values."""
    texts = {name: _text(given, form, name, most) for name, most in LIMITS.items()}
    if not texts["title"]:
        form.fault("title", gettext("Tulis perihal berkas, misalnya “Pelatihan barista bagi wirausaha muda”."))
    return Intake(
        title=texts["title"],
        applicant=texts["applicant"],
        contact=texts["contact"],
        note=texts["note"],
        letter_number=texts["letter_number"],
        nik=_number(given, form, "nik", NIK_DIGITS),
        nib=_number(given, form, "nib", NIB_DIGITS),
        letter_on=_letter_day(given, form, today),
        priority=_priority(given, form),
    )


def _text(given: Mapping[str, str], form: Form, name: str, most: int) -> str:
    value = given.get(name, "").replace("\x00", "").strip()
    if name in ONE_LINE:
        value = " ".join(value.split())
    form.values[name] = value
    if len(value) > most:
        form.fault(name, too_long_text(len(value), most))
    return value


def _number(given: Mapping[str, str], form: Form, name: str, length: int) -> str:
    typed = form.values[name] = given.get(name, "").replace("\x00", "").strip()
    # Full-width digits of an Asian keyboard are digits all the same.
    number = digits(unicodedata.normalize("NFKC", typed))
    if fault := number_fault(number, length):
        form.fault(name, (nik_fault_text if name == "nik" else nib_fault_text)(fault, number))
    return number


def _letter_day(given: Mapping[str, str], form: Form, today: date) -> date | None:
    typed = form.values["letter_on"] = given.get("letter_on", "").strip()
    if not typed:
        return None
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        form.fault("letter_on", gettext("Tulis tanggal seperti 2026-11-23."))
        return None
    if not OLDEST_LETTER <= day <= today:
        form.fault("letter_on", gettext("Tanggal surat paling lambat hari ini."))
    return day


def _priority(given: Mapping[str, str], form: Form) -> Priority:
    typed = form.values["priority"] = given.get("priority", "") or "0"
    if typed not in {str(int(each)) for each in Priority}:
        form.fault("priority", gettext("Pilih sifat dari daftar."))
        return Priority.ORDINARY
    return Priority(int(typed))
