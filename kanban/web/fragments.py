"""Fragments are drawn without the globals of a page, which would ask the database for menus that no fragment shows."""

from functools import cache

from flask import Flask, current_app
from markupsafe import Markup

from kanban.web.i18n import language


def init(app: Flask) -> None:
    """Give templates `constant()`: parts of every page that depend on the language alone, drawn once."""
    drawn = cache(lambda template, _language: fragment(template))
    app.jinja_env.globals["constant"] = lambda template: drawn(template, language())


def fragment(template: str, **context: object) -> Markup:
    """The text of a template from just these values and the environment's own (words, addresses)."""
    return Markup(current_app.jinja_env.get_template(template).render(context))
