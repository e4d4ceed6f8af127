"""How long personal values are kept: full years from the day on which the case was closed."""

from datetime import date


def last_expired(today: date, years: int) -> date:
    """The latest day of closing whose time is up today: closed on 29 February, up on 28 February or the same day."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return date(today.year - years, 2, 28)


def confirmation(count: int) -> str:
    """What is typed before so many cases lose their personal values for ever."""
    return f"HAPUS {count}"


def is_confirmed(typed: str, count: int) -> bool:
    """Whether that was typed, in any case and spacing."""
    return "".join(typed.upper().split()) == "".join(confirmation(count).split())
