"""Words in the user's language, typed: Indonesian is the source, catalogues hold the others."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache, lru_cache

import flask_babel
from babel import Locale
from flask import Flask, g, has_request_context, request
from markupsafe import Markup

ORDINARY = "id"
"""The language that the code is written in, and of who asks for none that we have."""
LANGUAGES = (ORDINARY, "en")
"""Each but the ordinary one has a catalogue in kanban/locales, which `kanban words` renews."""


def init(app: Flask) -> None:
    """Give templates and code the same fast words."""
    flask_babel.Babel(app, default_locale=ORDINARY, default_translation_directories="locales", locale_selector=_wanted)
    app.jinja_env.install_gettext_callables(gettext, plural, newstyle=True)  # type: ignore[attr-defined] # from its i18n extension
    app.jinja_env.globals["_"] = words


def words(text: str, /, **values: object) -> Markup:
    """The text for a template, its values escaped. Most have none, and a page says a hundred: those are made once."""
    return Markup(gettext(text)) % values if values else _plain(text, language())


def gettext(text: str, /, **values: object) -> str:
    """The text in the user's language, with its placeholders filled."""
    # The source language needs no catalogue: a board says some thousand texts.
    found = text if language() == ORDINARY else str(flask_babel.get_translations().ugettext(text))
    return found % values if values else found


def ngettext(one: str, many: str, num: int, /, **values: object) -> str:
    """The text for this number of things; `%(num)s` in it is the number."""
    return plural(one, many, num) % {"num": num, **values}


def plural(one: str, many: str, num: int, /) -> str:
    """The text for this number of things, its placeholders left to who asked: templates fill them by themselves."""
    if language() == ORDINARY:
        return one if num == 1 else many
    return str(flask_babel.get_translations().ungettext(one, many, num))


@lru_cache(maxsize=4096)
def _plain(text: str, _language: str) -> Markup:
    # As a format, too, so that a sign such as %% is written alike with values and without.
    return Markup(gettext(text)) % ()


def language() -> str:
    """The code of the user's language ("id")."""
    try:
        found: str | None = g.get("language")
    except RuntimeError:  # outside every request; asked so often that a look beforehand would cost
        return ORDINARY
    if found is None:
        found = g.language = str(flask_babel.get_locale() or ORDINARY)
    return found


@contextmanager
def speaking(chosen: str) -> Iterator[None]:
    """Words of this block are in the chosen language, as a document of the office is, whoever looks at it."""
    before = g.get("spoken")
    speak(chosen)
    try:
        yield
    finally:
        speak(before)


def speak(chosen: str | None) -> None:
    """Go on in the language that a person has chosen; with None or one that we lack, in that of the browser."""
    g.spoken = chosen if chosen in LANGUAGES else None
    g.pop("language", None)
    flask_babel.refresh()


def decimal(number: float) -> str:
    """ "37,5" """
    return flask_babel.format_decimal(number)  # type: ignore[no-any-return] # it carries no types


def calendar_names() -> tuple[dict[int, str], dict[int, str]]:
    """Short names of weekdays (0 = Monday) and of months (1 = January)."""
    return _calendar_names(language())


@cache
def _calendar_names(language: str) -> tuple[dict[int, str], dict[int, str]]:
    locale = Locale(language)
    return dict(locale.days["format"]["abbreviated"]), dict(locale.months["format"]["abbreviated"])


def long_date(day: date) -> str:
    """ "Senin, 6 April 2026": for paper, where nobody has the calendar at hand."""
    return str(flask_babel.format_date(day, "EEEE, d MMMM y"))


def _wanted() -> str:
    spoken: str | None = g.get("spoken")
    if spoken is None and has_request_context():
        spoken = request.accept_languages.best_match(LANGUAGES)
    return spoken or ORDINARY
