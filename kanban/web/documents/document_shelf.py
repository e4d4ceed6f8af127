"""Where the files of documents lie."""

from flask import current_app

from kanban.config import Settings
from kanban.upkeep.shelf import Shelf


def shelf() -> Shelf:
    """The shelf of this instance."""
    settings: Settings = current_app.extensions["kanban.settings"]
    return Shelf(settings.instance)
