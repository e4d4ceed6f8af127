"""A correction in words: what somebody says of a stamp, what it would come to, and who decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from kanban.domain.corrections import asking_refusal, deciding_refusal
from kanban.domain.people import Actor
from kanban.queries.cases import RunFacts
from kanban.queries.corrections import CorrectionFacts
from kanban.web.boards.card_view import standard_of
from kanban.web.cases.correction_words import span_text
from kanban.web.cases.stay_words import used_text
from kanban.web.i18n import gettext
from kanban.web.times import Moments, Pill, finished_pill


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One correction beside its stamp."""

    id: int
    title: str
    span: str
    used: str
    pill: Pill
    reason: str
    asked: str
    decided: str
    answer: str
    may_decide: bool


def correction_view(found: CorrectionFacts, run: RunFacts, actor: Actor, moments: Moments) -> CorrectionView:
    """As this actor sees it."""
    standard = standard_of(run.standard)
    asked = gettext(
        "Diminta %(name)s sebagai %(hat)s, %(when)s.",
        name=found.person, hat=found.hat, when=moments.moment(found.at),
    )  # fmt: skip
    return CorrectionView(
        id=found.id,
        title=_title(found),
        span=span_text(found.entered_at, found.finished_at, moments),
        used=used_text(standard, found.elapsed, None),
        pill=finished_pill(standard, found.verdict, found.elapsed),
        reason=found.reason,
        asked=asked,
        decided=_decided(found, moments),
        answer=found.answer,
        may_decide=found.is_confirmed is None and deciding_refusal(found.person_id, actor) is None,
    )


def corrections_of(
    run: RunFacts, found: Sequence[CorrectionFacts], role_id: int, actor: Actor, moments: Moments, *, is_undone: bool
) -> tuple[tuple[CorrectionView, ...], bool]:
    """The corrections of a stay in a step of this role, and whether this actor may ask for one now."""
    is_stamped = run.finished_at is not None and not is_undone
    is_free = not any(each.is_confirmed is None for each in found)
    may_ask = is_free and asking_refusal(role_id, actor, is_stamped=is_stamped) is None
    return tuple(correction_view(each, run, actor, moments) for each in found), may_ask


def correction_line(found: CorrectionFacts, run: RunFacts, moments: Moments) -> str:
    """The same in one line, for the explanation of a verdict."""
    standard, span = standard_of(run.standard), span_text(found.entered_at, found.finished_at, moments)
    verdict = finished_pill(standard, found.verdict, found.elapsed).text
    line = f"{_title(found)}: {span}. {used_text(standard, found.elapsed, None)}, {verdict}."
    return f"{line} {_decided(found, moments)}".strip()


def _title(found: CorrectionFacts) -> str:
    if found.is_confirmed is None:
        return gettext("Koreksi waktu, menunggu konfirmasi")
    return gettext("Koreksi waktu, dikonfirmasi") if found.is_confirmed else gettext("Koreksi waktu, ditolak")


def _decided(found: CorrectionFacts, moments: Moments) -> str:
    if found.decided_at is None:
        return ""
    text = (
        gettext("Dikonfirmasi %(name)s sebagai %(hat)s, %(when)s.")
        if found.is_confirmed
        else gettext("Ditolak %(name)s sebagai %(hat)s, %(when)s.")
    )
    return text % {"name": found.decided_by, "hat": found.decided_hat, "when": moments.moment(found.decided_at)}
