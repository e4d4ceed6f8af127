"""What the tests of permissions try: whoever acts, at every step of an SOP, to every place and with every meaning."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from sqlite3 import connect
from typing import Any

from sqlalchemy import select

from kanban.domain.moves import MoveKind
from kanban.domain.people import Actor
from kanban.models import Case
from tests.actions.test_staffing import give
from tests.office import Office, Template
from tests.permission_ways import permitted
from tests.web.browser import Answer, Browser

SOPS = {"FUM": 1, "PLT": 2, "NIB": 3}
ROLES = {
    "Kepala Dinas": "kadis", "Sekretaris": "sekretaris", "Kepala Bidang": "kabid", "Sek/Pro": "sek_pro",
    "Seksi Pengembangan Usaha": "seksi", "Jafung": "jafung", "Pelaksana (Staf)": "pelaksana",
    "Tanpa peran": "stranger", "Admin": "admin", "Plh. Kepala Bidang": "stranger",
}  # fmt: skip
"""The columns of the tables. Last is who has no role until `acting` gives them one."""
SIGNS = {
    MoveKind.HAND_ON: "→", MoveKind.FINISH: "→", MoveKind.ANSWER_NO: "✗", MoveKind.SEND_BACK: "↩",
    MoveKind.OVERRIDE: "⊕", MoveKind.SKIP: "⇥",
}  # fmt: skip
BESIDE = {
    "T": ("acceptances", {}), "J": ("holds", {"reason": "system"}), "D": ("schedules", {"day": "2026-11-25"}),
    "B": ("closing", {"reason": "Kegiatan batal"}),
}  # fmt: skip
END = "✓"
"""Selesai, as a place of the tables."""
WRITTEN = 'SELECT revision, (SELECT COUNT(*) FROM event) FROM "case" WHERE id = ?'


@dataclass(frozen=True, slots=True)
class Try:
    """One act as it is sent: its sign and place in the tables, where it is posted to, what its button says (`act`, with
    the revision left out) and the fields of its form."""

    sign: str
    place: str
    path: str
    act: str
    fields: dict[str, str]


@dataclass(frozen=True)
class Procedure:
    """One SOP of an office that has a case at every step of it. A place is a step's number, or END."""

    office: Office
    board: str
    places: dict[str, str]
    """What a button says of each place: a step's id, or "done"."""
    cases: dict[str, int]
    """The case at each step."""

    @classmethod
    def of(cls, office: Office, code: str) -> "Procedure":
        found = office.board(SOPS[code])
        steps = {str(step.no): str(step.id) for step in found.workflow}
        with office.sessions() as session:
            here = select(Case.step_id, Case.id).where(Case.version_id == found.id)
            ids = {str(step_id): case_id for step_id, case_id in session.execute(here)}
        cases = {no: ids[step_id] for no, step_id in steps.items()}
        return cls(office, f"/boards/{found.id}", steps | {END: "done"}, cases)

    def after(self, here: str) -> str:
        places = list(self.places)
        return places[places.index(here) + 1]

    def tries(self, here: str) -> Iterator[Try]:
        """Every act on the case at a step. To hand on ends nowhere and to finish leads to no step: one sign."""
        for place, target in self.places.items():
            never = {here: set(SIGNS), END: {MoveKind.HAND_ON}}.get(place, {MoveKind.FINISH})
            for kind, sign in ((kind, SIGNS[kind]) for kind in SIGNS if kind not in never):
                yield Try(sign, place, "moves", f"{target}:{{}}:{kind}", {"reason": "Perlu diperbaiki"})
        for sign, (path, fields) in BESIDE.items():
            yield Try(sign, "", path, f"{self.places[here]}:{{}}", fields)

    def card(self, here: str, claimed: str = "") -> str:
        """As a box of the board has the case at a step, or as somebody forges it who claims that it is at another."""
        case = self.office.case(self.cases[here])
        return f"{case.id}:{case.revision}:{self.places[claimed or here]}"

    def send(self, browser: Browser, cards: list[str], act: str, **fields: str) -> Answer:
        """One act on several cards."""
        return browser.post(f"{self.board}/selection", case=cards, act=act, key=browser.fresh(), **fields)

    def written(self, here: str) -> tuple[int, int]:
        """The revision of the case that was at a step, and how many events the office has: neither changes unless
        something is carried out."""
        with self.office.engine.connect() as connection:
            found = connection.exec_driver_sql(WRITTEN, (self.cases[here],)).one()
        return found[0], found[1]


def filled(template: Template, path: Path) -> Template:
    """The office with a case at every step of its SOPs, made once: to open one there takes a dozen acts."""
    with template.copy(path) as office:
        for sop in SOPS.values():
            for step in office.board(sop).workflow:
                office.open_case(sop, step=step.no)
    return Template(path, template.cast)


@contextmanager
def kept(office: Office) -> Iterator[Callable[[], None]]:
    """While inside, what is given back puts everything as it was at the beginning: to try the next act on."""
    with closing(connect(f"{office.path}.kept")) as saved, closing(connect(office.path)) as live:
        live.execute("PRAGMA synchronous = OFF")
        live.backup(saved)
        yield lambda: saved.backup(live)


def acting(role: str, office: Office) -> Actor:
    """Whoever the column of the table stands for."""
    if role.startswith("Plh."):
        give(office, office.stranger, office.kabid, date(2026, 11, 23), date(2026, 11, 27))
    found: Actor = getattr(office, ROLES[role])
    return found


def at_steps(code: str, role: str) -> set[tuple[str, str, str]]:
    """What the table lets a role do with a case that is at a step: (step, sign, place)."""
    return {each for each in permitted(code, role) if each[0].isdigit()}


def menu(sop: Procedure, browser: Browser, here: str) -> set[tuple[str, str]]:
    """Signs and places of the buttons and links of the case at a step; where one of them asks which step, what it lets
    one choose."""
    case_id, places = sop.cases[here], {to: place for place, to in sop.places.items()}
    page = browser.get(f"/cases/{case_id}/acts").page
    found: set[tuple[str, str]] = set()
    for each in page.all("button", name="act", formaction=f"/cases/{case_id}/moves"):
        to, _, rest = each["value"].partition(":")
        kind = rest.partition(":")[2]
        asked: Any = browser.move(case_id, each["value"], screen="/").page if kind else page
        choices = [option["value"].split(":")[0] for option in asked.all("option")] or [to]
        found |= {(SIGNS[MoveKind(kind)] if kind else "→", places[choice]) for choice in choices}
    for sign, (path, _) in BESIDE.items():
        to = f"/cases/{case_id}/{path}"
        found |= {(sign, "")} if page.all("button", formaction=to) or page.all("a", href=to) else set()
    return found
