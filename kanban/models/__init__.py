"""All tables; importing this package fills the metadata."""

from kanban.models.base import Base
from kanban.models.boards import ColumnRevision
from kanban.models.calendar import CalendarVersion
from kanban.models.cases import Case, Register, Run
from kanban.models.doors import EndedSession, Throttle
from kanban.models.events import ChainHead, Event
from kanban.models.jobs import Job
from kanban.models.office import Office
from kanban.models.people import Assignment, Person, Role
from kanban.models.sops import Edge, Requirement, Sop, SopVersion, Step, StepRole

__all__ = [
    "Assignment", "Base", "CalendarVersion", "Case", "ChainHead", "ColumnRevision", "Edge", "EndedSession", "Event",
    "Job", "Office", "Person", "Register", "Requirement", "Role", "Run", "Sop", "SopVersion", "Step", "StepRole",
    "Throttle",
]  # fmt: skip
