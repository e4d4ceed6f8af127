"""The question what came of a step, as a browser answers it."""

import io
from typing import Any

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests.actions.saying import outputs
from tests.office import Office
from tests.web.browser import ORIGIN, Answer, Browser
from tests.web.test_moves import act, board_of

LETTER = "Surat 005/12/2026"
ASKED = "Output langkah 1: Draf NIB"


def question(browser: Browser, office: Office, case_id: int, no: int = 2) -> Answer:
    """A card is let go over the next column."""
    return browser.drag(case_id, act(office, case_id, no), screen=board_of(office))


def send(
    browser: Browser, case_id: int, answer: Answer, *, file: tuple[str, bytes] | None = None, **said: Any
) -> Answer:
    """The question with its button pressed, as htmx sends it; `file` as name and content, for
    the choice of a document."""
    form = answer.page.form(f"/cases/{case_id}/moves")
    button = [each["value"] for each in answer.page.all("button", name="act")][:1]
    values: dict[str, Any] = form | {"key": browser.fresh()} | ({"act": button[0]} if button else {})
    values |= ({"output": "document"} if file else {}) | said
    return posted(browser, f"/cases/{case_id}/moves", values, file)


def posted(browser: Browser, path: str, values: dict[str, Any], file: tuple[str, bytes] | None) -> Answer:
    if file:
        values["output_file"] = FileStorage(io.BytesIO(file[1]), filename=file[0])
    headers = {"HX-Request": "true", "HX-Current-URL": f"{ORIGIN}/boards/2", "X-CSRFToken": browser.token()}
    # As bytes: the test client would leave the file open in which it puts a longer body.
    edge, body = encode_multipart(values)
    kind_ = f"multipart/form-data; boundary={edge}"
    return Answer(browser.client.post(path, data=body, headers=headers, content_type=kind_))


def said(office: Office) -> list[tuple[str, str, int | None]]:
    return [(row.state, row.text, row.document_id) for row in outputs(office)]
