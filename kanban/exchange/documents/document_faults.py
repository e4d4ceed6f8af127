"""Why a handed-in file is not taken."""

from enum import StrEnum


class Fault(StrEnum):
    """The reasons. Their sentences are in `web/documents/document_words.py`."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    UNKNOWN = "unknown"
    TEXT = "text"
    WEB_PAGE = "web-page"
    DRAWING = "drawing"
    PROGRAM = "program"
    ARCHIVE = "archive"
    OTHER_PICTURE = "other-picture"
    OLD_OFFICE = "old-office"
    LOCKED = "locked"
    DAMAGED = "damaged"
    BOMB = "bomb"
    MACROS = "macros"
    EMBEDDED = "embedded"
    FETCHES = "fetches"
    SCRIPTED = "scripted"


class Unfit(ValueError):
    """The file is not taken; `why` names the reason."""

    def __init__(self, why: Fault) -> None:
        super().__init__(why.value)
        self.why = why
