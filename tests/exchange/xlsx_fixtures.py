"""The ways in which offices fill and draw a workbook."""

from tests.exchange.hand_made import Habit
from tests.exchange.xlsx_made import Dialect

DIALECTS = {
    "preset shapes, glued": Dialect(),
    "freely drawn shapes": Dialect(shapes="custom"),
    "shapes in groups": Dialect(shapes="group"),
    "pictures with connectors": Dialect(shapes="picture"),
    "connectors that only touch": Dialect(links="loose"),
    "row of column numbers": Dialect(numbering=True),
    "labels on two lines": Dialect(two_line_labels=True),
    "letters spaced out": Dialect(spaced=True),
    "shapes off the middle": Dialect(shift=0.75),
    "no identity block": Dialect(identity=False),
    "a step over two merged rows": Dialect(spread="merged"),
    "a step over two loose rows": Dialect(spread="loose"),
    "loose rows, connectors that touch": Dialect(spread="loose", links="loose"),
    "arrows of three strokes": Dialect(links="pieces"),
    "arrows drawn by hand": Dialect(links="free"),
}
HABITS = {
    "a heading and no identity block": Habit(),
    "roles over three columns, unmerged": Habit(lanes=3),
    "steps over three rows, lines around": Habit(rows=3),
    "each line of a text in its own row": Habit(rows=4, is_apart=True),
    "the same without border lines": Habit(rows=4, is_apart=True, has_lines=False),
    "marks typed instead of symbols": Habit(mark="√"),
    "cells coloured instead of symbols": Habit(mark="fill"),
    "a hidden column among the roles": Habit(has_hidden_column=True),
    "sections between the steps": Habit(has_sections=True),
}
