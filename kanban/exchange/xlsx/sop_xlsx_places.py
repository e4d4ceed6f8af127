"""Places on a sheet: "B7" as row 6 and column 1, and back."""

Place = tuple[int, int]
"""Row and column, from 0."""
Range = tuple[int, int, int, int]
"""Top, left, bottom, right, from 0, all inclusive."""
MOST_ROWS, MOST_COLUMNS = 2000, 120


def range_of(text: str) -> Range | None:
    """Of "B7:C9" or "B7"; None for nonsense."""
    first, _, last = text.partition(":")
    begin, end = place_of(first), place_of(last or first)
    if begin is None or end is None:
        return None
    bottom, right = min(end[0], MOST_ROWS), min(end[1], MOST_COLUMNS)
    return (*begin, max(bottom, begin[0]), max(right, begin[1]))


def place_of(text: str) -> Place | None:
    """Of "B7" or "$B$7"; None for nonsense."""
    letters = text.rstrip("0123456789").replace("$", "")
    digits = text[len(text.rstrip("0123456789")) :]
    if not digits or not letters.isascii() or not letters.isalpha() or len(letters) > 3 or len(digits) > 7:
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def letters(column: int) -> str:
    """The name of a column: 0 is "A"."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
