"""Fragments are drawn without the globals of a page, which would ask the database for menus that no fragment shows."""

from collections.abc import MutableMapping
from functools import cache
from typing import Any

from flask import Flask, current_app
from flask.templating import Environment
from markupsafe import Markup

from kanban.web.i18n import language


class Templates(Environment):
    """Flask's, except that a template's globals are a plain dictionary: in jinja2's chain of two, looked through anew
    for every include and import, a card spends a third of its time. Globals that come after a template was loaded are
    not seen by it."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The environment's, with those of one template over them."""
        return {**self.globals, **(d or {})}


def init(app: Flask) -> None:
    """Give templates `constant()`: parts of every page that depend on the language alone, drawn once."""
    drawn = cache(lambda template, _language: fragment(template))
    app.jinja_env.globals["constant"] = lambda template: drawn(template, language())


def fragment(template: str, **context: object) -> Markup:
    """The text of a template from just these values and the environment's own (words, addresses)."""
    return Markup(current_app.jinja_env.get_template(template).render(context))
