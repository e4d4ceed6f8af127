"""Roles without anybody present, in words, with the stand-in that is proposed."""

from collections.abc import Sequence
from dataclasses import dataclass

from kanban.domain.people import PREFIX
from kanban.domain.staffing import Gap
from kanban.web.i18n import gettext
from kanban.web.times import Moments


@dataclass(frozen=True, slots=True)
class GapView:
    """One gap; `person_id` is None when nobody can be proposed."""

    role_id: int
    role: str
    text: str
    kind: str
    from_: str
    until: str
    person_id: int | None
    proposal: str


def gap_views(gaps: Sequence[Gap], moments: Moments) -> list[GapView]:
    """What the admin reads of all gaps; roles that nobody holds nor could stand in for, as in a new office, in one."""
    empty = [gap for gap in gaps if not (gap.away or gap.until or gap.proposal)]
    if len(empty) < 2:
        return [gap_view(gap, moments) for gap in gaps]
    views = [gap_view(gap, moments) for gap in gaps if gap not in empty]
    text = gettext("Jabatan kosong: %(roles)s.", roles=", ".join(gap.role for gap in empty))
    advice = gettext("Beri peran kepada pegawai, atau tambah pegawai.")
    return [*views, GapView(0, "", text, "", "", "", None, advice)]


def gap_view(gap: Gap, moments: Moments) -> GapView:
    """What the admin reads of a gap, and what the form to close it needs."""
    proposed, today = gap.proposal, moments.today
    return GapView(
        gap.role_id, gap.role, gap_text(gap, moments), gap.kind, today.isoformat(),
        gap.until.isoformat() if gap.until else "",
        proposed.person_id if proposed else None,
        gettext(
            "Usulan: %(name)s (%(role)s) sebagai %(hat)s.", name=proposed.name, role=proposed.role,
            hat=PREFIX[gap.kind] + gap.role,
        ) if proposed else gettext("Tidak ada pegawai setingkat atau di bawahnya yang hadir selama itu."),
    )  # fmt: skip


def gap_text(gap: Gap, moments: Moments) -> str:
    """ "Kepala Bidang: Hendra Wijaya tidak hadir s.d. Jum 27 Nov." """
    until = moments.date(gap.until) if gap.until else ""
    if not gap.away:
        if until:
            return gettext("%(role)s: jabatan kosong s.d. %(until)s.", role=gap.role, until=until)
        return gettext("%(role)s: jabatan kosong.", role=gap.role)
    names = ", ".join(gap.away)
    if until:
        return gettext("%(role)s: %(names)s tidak hadir s.d. %(until)s.", role=gap.role, names=names, until=until)
    return gettext("%(role)s: %(names)s tidak hadir.", role=gap.role, names=names)
