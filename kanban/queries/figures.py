"""How long the stays in steps took over a period: one statement, however many there are."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kanban.domain.figures import Alike, StepFigures, summed
from kanban.domain.sla import Outcome
from kanban.domain.standards import Standard, standard_code
from kanban.domain.stays import ENDORSED
from kanban.models import Run


def step_figures(session: Session, standards: Mapping[int, Standard], begin: int, end: int) -> dict[int, StepFigures]:
    """The figures of published steps (id → standard) from the stays that were finished in [begin, end). One statement.

    Counted are stays that somebody endorsed and that were judged by the step's own standard: what came from another
    version keeps that one's, perhaps in another unit. A stay whose move was taken back is counted with the one that
    goes on with it.
    """
    continued = select(Run.continues_id).where(Run.continues_id.is_not(None))
    # Alike ones together: the database need not rank a hundred thousand rows, and few are handed over.
    rows = session.execute(
        select(Run.step_id, Run.standard, Run.elapsed, Run.verdict, func.count())
        .where(
            Run.step_id.in_(standards), Run.finished_at >= begin, Run.finished_at < end,
            Run.exit.in_(ENDORSED), Run.id.not_in(continued),
        )
        .group_by(Run.step_id, Run.standard, Run.elapsed, Run.verdict)
    )  # fmt: skip
    found: dict[int, list[Alike]] = defaultdict(list)
    for step_id, standard, elapsed, verdict, count in rows:
        if standard == standard_code(standards[step_id]):
            found[step_id].append(Alike(elapsed or 0, count, verdict == Outcome.ON_TIME))
    return {step_id: summed(found[step_id], standard) for step_id, standard in standards.items()}
