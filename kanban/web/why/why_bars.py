"""The small bars of an explanation: office hours of a date and what of them counted, on one axis for all rows."""

from dataclasses import dataclass

from kanban.domain.explain import ExplainedRow, Part
from kanban.domain.hours import DAY
from kanban.domain.worktime import WorkCalendar
from kanban.web.i18n import gettext


@dataclass(frozen=True, slots=True)
class Bar:
    """Boxes as (x, width) in per cent of the axis; `tick` is where the due instant stands."""

    hours: tuple[tuple[str, str], ...]
    pieces: tuple[tuple[str, str], ...]
    part: str
    tick: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From the hour of the earliest opening to that of the latest closing, in seconds after local midnight."""

    calendar: WorkCalendar
    first: int
    last: int

    @classmethod
    def of(cls, calendar: WorkCalendar, rows: tuple[ExplainedRow, ...]) -> "Axis":
        """An axis wide enough for every row, to whole hours with half an hour to spare on both sides."""
        edges = [
            edge - calendar.local_midnight(row.first)
            for row in rows
            for span in (*row.hours, *row.pieces)
            for edge in span
        ]
        first = (min(edges, default=8 * 3600) - 1) // 3600 * 3600
        last = -(-(max(edges, default=16 * 3600) + 1) // 3600) * 3600
        return cls(calendar, max(0, first), min(DAY, last))

    @property
    def label(self) -> str:
        """ "Jam kerja, 07.00–17.00" """
        return gettext("Jam kerja, %(first)02d.00–%(last)02d.00", first=self.first // 3600, last=self.last // 3600)

    def bar(self, row: ExplainedRow, due: int | None, end: int) -> Bar:
        """The bar of a row."""
        midnight = self.calendar.local_midnight(row.first)
        edge = end if row.part is Part.BEYOND else due
        tick = self._at(edge - midnight) if edge is not None and midnight <= edge < midnight + DAY else ""
        return Bar(self._boxes(row.hours, midnight), self._boxes(row.pieces, midnight), row.part.value, tick)

    def _boxes(self, spans: tuple[tuple[int, int], ...], midnight: int) -> tuple[tuple[str, str], ...]:
        return tuple((self._at(opens - midnight), self._share(closes - opens)) for opens, closes in spans)

    def _at(self, seconds: int) -> str:
        return self._share(max(0, min(seconds, self.last) - self.first))

    def _share(self, seconds: int) -> str:
        permille = seconds * 1000 // max(1, self.last - self.first)
        return f"{permille // 10}.{permille % 10}%"
