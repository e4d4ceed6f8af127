"""The sample office: an invented office with a living past, made by the real actions, so that a visitor can try the
board with one click. The tests take their people from the same cast."""

from kanban.sample.cast import CAST
from kanban.sample.office import create_sample
from kanban.sample.story import STORIES

__all__ = ["CASES", "PEOPLE", "create_sample"]

CASES = len(STORIES)
PEOPLE = len(CAST) + 1
"""What the welcome page promises; the admin is one of the people."""
