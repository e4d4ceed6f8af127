"""Words in the user's language, typed: Indonesian is the source, catalogues hold the others."""

import flask_babel

ORDINARY = "id"
"""The language that the code is written in, and of who asks for none that we have."""


def gettext(text: str, /, **values: object) -> str:
    """The text in the user's language, with its placeholders filled."""
    return str(flask_babel.gettext(text, **values))


def ngettext(one: str, many: str, num: int, /, **values: object) -> str:
    """The text for this number of things; `%(num)s` in it is the number."""
    return str(flask_babel.ngettext(one, many, num, **values))


def language() -> str:
    """The code of the user's language ("id")."""
    return str(flask_babel.get_locale() or ORDINARY)


def calendar_names() -> tuple[dict[int, str], dict[int, str]]:
    """Short names of weekdays (0 = Monday) and of months (1 = January)."""
    locale = flask_babel.get_locale()
    return dict(locale.days["format"]["abbreviated"]), dict(locale.months["format"]["abbreviated"])
