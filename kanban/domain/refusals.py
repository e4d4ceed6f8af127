"""Why an act is not done: the names of the reasons, and the exception that carries one."""

from enum import StrEnum


class Refusal(StrEnum):
    """Why an act is not done. The sentences are in `web/phrases.py` and the `*_words.py` beside it."""

    UNKNOWN_STEP = "unknown-step"
    CASE_FINISHED = "case-finished"
    SAME_STEP = "same-step"
    NO_HAT = "no-hat"
    NOT_YOUR_STEP = "not-your-step"
    STEPS_BETWEEN = "steps-between"
    SUPERVISORS_ONLY = "supervisors-only"
    NOT_SO = "not-so"
    NOTHING_TO_OVERRIDE = "nothing-to-override"
    REQUIREMENTS_MISSING = "requirements-missing"
    OUTPUT_UNSAID = "output-unsaid"
    OUTPUT_INCOMPLETE = "output-incomplete"
    OUTPUT_TOO_LONG = "output-too-long"
    OUTPUT_ELSEWHERE = "output-elsewhere"
    KIND_MISSING = "kind-missing"
    CASE_OPEN = "case-open"
    NOTHING_TO_UNDO = "nothing-to-undo"
    NOT_YOUR_MOVE = "not-your-move"
    UNDO_LATE = "undo-late"
    NOT_STAMPED = "not-stamped"
    ENDS_BEFORE_START = "ends-before-start"
    NOT_YET = "not-yet"
    UNCHANGED = "unchanged"
    OVERLAPS = "overlaps"
    CORRECTION_PENDING = "correction-pending"
    CORRECTION_DECIDED = "correction-decided"
    OWN_CORRECTION = "own-correction"
    REASON_MISSING = "reason-missing"
    REASON_TOO_LONG = "reason-too-long"
    STALE = "stale"
    KEY_REUSED = "key-reused"
    CLOCK_BEHIND = "clock-behind"
    MAY_NOT_OPEN = "may-not-open"
    BOARD_WITHDRAWN = "board-withdrawn"
    ALREADY_HELD = "already-held"
    NOT_HELD = "not-held"
    ALREADY_ACCEPTED = "already-accepted"
    NOT_SCHEDULED = "not-scheduled"
    HOLD_REASON_UNKNOWN = "hold-reason-unknown"
    DATE_PAST = "date-past"
    DATE_FAR = "date-far"
    IDENTITY_HIDDEN = "identity-hidden"
    NOT_OF_THIS_SOP = "not-of-this-sop"
    NOT_YOUR_DOCUMENT = "not-your-document"
    NOT_YOUR_NOTE = "not-your-note"
    ALREADY_WITHDRAWN = "already-withdrawn"
    SAME_FILE = "same-file"
    REQUIREMENT_ELSEWHERE = "requirement-elsewhere"
    REQUIREMENT_UNKNOWN = "requirement-unknown"
    CASE_ERASED = "case-erased"


class Refused(Exception):
    """An act was refused; `why` names the reason and `facts` what the sentence needs (names, instants)."""

    def __init__(self, why: Refusal, **facts: object) -> None:
        super().__init__(why.value)
        self.why = why
        self.facts = facts
