"""All tables; importing this package fills the metadata."""

from kanban.models.base import Base
from kanban.models.boards import ColumnRevision
from kanban.models.calendar import CalendarVersion
from kanban.models.cases import Case, Register, Run
from kanban.models.corrections import Correction
from kanban.models.documents import Document
from kanban.models.doors import EndedSession, Throttle
from kanban.models.events import ChainHead, Event
from kanban.models.holds import Hold
from kanban.models.jobs import Job
from kanban.models.notes import MentionReading, MentionRow, Note
from kanban.models.office import Office
from kanban.models.outputs import OutputRow
from kanban.models.particulars import Particulars
from kanban.models.people import Absence, Assignment, Person, Role
from kanban.models.screens import Screen, ScreenSop
from kanban.models.search import KEPT as SEARCH_KEPT
from kanban.models.sign_ins import RecoveryCode, SecondFactor, SignIn
from kanban.models.sop_drafts import SopDesk, SopState, SopUpload
from kanban.models.sops import Edge, Requirement, Sop, SopVersion, Step, StepRole
from kanban.models.ticks import TickRow

__all__ = [
    "SEARCH_KEPT", "Absence", "Assignment", "Base", "CalendarVersion", "Case", "ChainHead", "ColumnRevision",
    "Correction", "Document", "Edge", "EndedSession", "Event", "Hold", "Job", "MentionReading", "MentionRow", "Note",
    "Office", "OutputRow", "Particulars", "Person", "RecoveryCode", "Register", "Requirement", "Role", "Run", "Screen",
    "ScreenSop", "SecondFactor", "SignIn", "Sop", "SopDesk", "SopState", "SopUpload", "SopVersion", "Step",
    "StepRole", "Throttle", "TickRow",
]  # fmt: skip
