"""The official SOP AP sheet, laid out in millimetres."""
