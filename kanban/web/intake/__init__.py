"""Opening cases: one by a form, many from a list."""
