"""Fragments are drawn without the globals of a page, which would ask the database for menus that no fragment shows."""

from flask import current_app
from markupsafe import Markup


def fragment(template: str, **context: object) -> Markup:
    """The text of a template from just these values and the environment's own (words, addresses)."""
    return Markup(current_app.jinja_env.get_template(template).render(context))
