"""How a step was really done, in the words of the sheet and of the screen."""

from collections.abc import Mapping
from typing import NamedTuple

from kanban.domain.durations import NoStandard, Standard
from kanban.domain.figures import Gap, StepFigures, disagreement, has_few
from kanban.domain.sheets import sheet_words as words
from kanban.web.i18n import ORDINARY, gettext, ngettext, speaking
from kanban.web.times import amount_text, standard_text


class Measured(NamedTuple):
    """A step with its standard and its figures."""

    key: str
    no: int
    name: str
    standard: Standard
    figures: StepFigures

    @property
    def gap(self) -> Gap | None:
        """How the two disagree."""
        return disagreement(self.figures, self.standard)


class GapLine(NamedTuple):
    """A step whose standard and practice disagree, for a list on screen."""

    step: str
    text: str
    facts: str


def practice(steps: tuple[Measured, ...]) -> Mapping[str, tuple[str, ...]]:
    """The column Realisasi by step key. The sheet is a document of the office: always Indonesian."""
    with speaking(ORDINARY):
        return {step.key: _lines(step) for step in steps}


def gap_lines(steps: tuple[Measured, ...]) -> tuple[GapLine, ...]:
    """The steps to talk about at the review, in the order of the table."""
    return tuple(_gap_line(step, step.gap) for step in steps if step.gap)


def percent(figures: StepFigures) -> int:
    """Of 100 stays, how many were on time; rounded down, so that 100 means all."""
    return figures.on_time * 100 // figures.count if figures.count else 0


def facts_text(step: Measured) -> str:
    """Median, P90, share and number in one line."""
    median, p90 = (amount_text(step.standard, each or 0) for each in (step.figures.median, step.figures.p90))
    count = ngettext("%(num)s kali", "%(num)s kali", step.figures.count)
    if step.gap is Gap.UNSET:
        return gettext("median %(median)s, P90 %(p90)s, %(count)s", median=median, p90=p90, count=count)
    return gettext(
        "median %(median)s, P90 %(p90)s, %(percent)s%% tepat waktu, %(count)s",
        median=median, p90=p90, percent=percent(step.figures), count=count,
    )  # fmt: skip


def _lines(step: Measured) -> tuple[str, ...]:
    figures = step.figures
    if figures.median is None or figures.p90 is None:
        return (words.NONE_YET,)
    lines = [
        words.MEDIAN % {"amount": amount_text(step.standard, figures.median)},
        words.P90 % {"amount": amount_text(step.standard, figures.p90)},
    ]
    has_standard = not isinstance(step.standard, NoStandard)
    lines += [words.ON_TIME % {"percent": percent(figures)}] if has_standard else []
    lines.append(words.FEW % {"n": figures.count} if has_few(figures) else words.COUNT % {"n": figures.count})
    return (*lines, *((words.GAPS[step.gap],) if step.gap else ()))


def _gap_line(step: Measured, gap: Gap | None) -> GapLine:
    standard = standard_text(step.standard)
    text = {
        Gap.TIGHT: gettext("Standar %(standard)s sering terlampaui", standard=standard),
        Gap.LOOSE: gettext("Standar %(standard)s jauh lebih longgar daripada praktik", standard=standard),
        Gap.UNSET: gettext("Belum ada standar, padahal praktiknya ada"),
    }[gap or Gap.UNSET]
    return GapLine(f"{step.no}. {step.name}", text, facts_text(step))
