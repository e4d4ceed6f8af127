"""A move is asked what its step still lacks: in the dialog, on a page, and answered with one press."""

from tests.actions.rows import kind
from tests.actions.ticking import lines, newest, opened, pass_on, present, say, ticks
from tests.office import Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf
from tests.web.ticking import act, board, everything


def asked(browser: Browser, office: Office, case_id: int, **fields: str) -> Answer:
    return browser.move(case_id, act(office, case_id), screen=board(office), **fields)


def form(answer: Answer, case_id: int) -> dict[str, str]:
    """The question with its button pressed."""
    found = answer.page.form(f"/cases/{case_id}/moves")
    return found | {"act": answer.page.one(id="gate-form").all("button", name="act")[0]["value"]}


def test_a_drag_opens_the_question_with_everything_ticked_and_one_press_moves(
    office: Office, client_of: ClientOf
) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    question = browser.drag(case_id, act(office, case_id), screen=board(office))
    assert (question.status, question.page.targets, question.events) == (428, ["#dialog"], {"kb:dialog-open": {}})
    assert (question.page.one("h2").text, question.page.one("legend").text) == (
        "Persyaratan ini sudah ada?", "Langkah 1 disahkan bila ini ada, atau tidak perlu dengan alasan:",
    )  # fmt: skip
    filled = form(question, case_id)
    assert [filled[f"mark-{line}"] for line in lines(office, 3, 1)] == ["present", "present"]
    moved = browser.htmx(f"/cases/{case_id}/moves", screen=board(office), **filled)
    assert (moved.status, moved.page.toasts[0][1], moved.events["kb:dialog-close"]) == (
        200, "NIB-2026-001 diteruskan ke Aktivasi akun OSS", {},
    )  # fmt: skip
    assert (len(ticks(office)), len(kind(office, "tick")), office.case(case_id).step_id) == (
        2, 0, office.step(3, 2).id,
    )  # fmt: skip


def test_the_same_without_scripts_is_a_page_that_can_be_sent(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    question = asked(browser, office, case_id)
    assert (question.status, question.page.h1, question.page.error("gate")) == (
        422, ["Persyaratan ini sudah ada?"], "",
    )  # fmt: skip
    sent = browser.post(f"/cases/{case_id}/moves", **form(question, case_id))
    assert (sent.status, office.case(case_id).step_id) == (303, office.step(3, 2).id)


def test_only_what_is_missing_is_asked(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    ids = lines(office, 3, 1)
    say(office, case_id, present(ids[0]))
    assert [each["name"] for each in asked(browser, office, case_id).page.all("input", cls="check")] == [
        f"mark-{ids[1]}"
    ]


def test_what_is_left_open_is_named_and_nothing_that_was_said_is_lost(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    ktp, desa = lines(office, 3, 1)
    filled = form(asked(browser, office, case_id), case_id)
    del filled[f"mark-{ktp}"], filled[f"mark-{desa}"]
    again = browser.post(f"/cases/{case_id}/moves", **filled | {f"reason-{desa}": "kios di pasar"})
    assert (again.status, again.page.error("gate")) == (
        422, "Belum dinyatakan: Fotokopi KTP. Centang, atau tulis alasan.",
    )  # fmt: skip
    kept = form(again, case_id)
    assert (f"mark-{ktp}" in kept, kept[f"reason-{desa}"], ticks(office)) == (False, "kios di pasar", [])
    sent = browser.post(f"/cases/{case_id}/moves", **kept | {f"mark-{ktp}": "present"})
    assert (sent.status, [(row.state, row.reason) for row in ticks(office)]) == (
        303, [("present", ""), ("waived", "kios di pasar")],
    )  # fmt: skip


def test_a_reason_that_is_too_long_stays_as_it_was_typed(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    _, desa = lines(office, 3, 1)
    typed = "Mohon maklum. " * 40
    filled = form(asked(browser, office, case_id), case_id) | {f"reason-{desa}": typed.strip()}
    again = browser.post(f"/cases/{case_id}/moves", **filled)
    assert (again.status, again.page.error("gate"), form(again, case_id)[f"reason-{desa}"]) == (
        422, "Alasan paling panjang 500 huruf. Ringkas dahulu.", typed.strip(),
    )  # fmt: skip


def test_a_double_click_on_the_answer_moves_once(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    filled = form(asked(browser, office, case_id), case_id)
    answers = [browser.post(f"/cases/{case_id}/moves", **filled).status for _ in range(2)]
    assert (answers, office.case(case_id).revision, len(ticks(office))) == ([303, 303], 2, 2)


def test_the_last_step_asks_before_it_finishes(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, step=5), client_of(office.pelaksana)
    say(office, case_id, opened(lines(office, 3, 5)[3], newest(office, case_id, 5, 3)))
    question = browser.move(case_id, f"done:{office.case(case_id).revision}", screen=board(office))
    assert question.page.one("legend").text == "Langkah 5 disahkan bila ini ada, atau tidak perlu dengan alasan:"
    assert [each.text for each in question.page.all("button", name="act")] == ["Centang dan selesaikan"]
    sent = browser.post(f"/cases/{case_id}/moves", **form(question, case_id))
    assert (sent.status, office.case(case_id).step_id) == (303, None)


def test_a_supervisor_who_endorses_is_asked_for_a_reason_and_not_for_papers(
    office: Office, client_of: ClientOf
) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.kadis)
    question = browser.move(case_id, f"{act(office, case_id)}:override", screen=board(office))
    assert (question.status, question.page.all(id="gate-form"), question.page.all(id="reason") != []) == (422, [], True)
    filled = question.page.form(f"/cases/{case_id}/moves") | {"reason": "Surat menyusul"}
    browser.post(f"/cases/{case_id}/moves", **filled | {"act": f"{act(office, case_id)}:override"})
    assert browser.get(f"/cases/{case_id}").page.one("ol", cls="record").all("p")[0].text == (
        "Input NIK atau email disahkan atasan menggantikan Pelaksana (Staf), ke Aktivasi akun OSS: Surat menyusul"
        " (tanpa 2 persyaratan)"
    )


def test_a_supervisor_at_the_own_step_may_endorse_without(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(2, met=False), client_of(office.sekretaris)
    pass_on(office, case_id, present(*lines(office, 2, 1)), to=office.step(2, 2).id, by=office.jafung)
    question = browser.move(case_id, f"{office.step(2, 3).id}:{office.case(case_id).revision}", screen="/")
    labels = [each.text for each in question.page.one(id="gate-form").all("button", name="act")]
    assert labels == ["Centang dan teruskan", "Sahkan sebagai atasan"]


def test_hostile_fields_tick_nothing_of_another_step_or_case(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    foreign = {f"mark-{line}": "present" for line in (*lines(office, 2, 1), *lines(office, 3, 2), 10**17)}
    odd = {"mark-": "present", "mark-x": "present", "mark-1e5": "present", f"mark-{9**30}": "present", "reason-": "x"}
    assert asked(browser, office, case_id, **foreign, **odd).status == 422
    assert asked(browser, office, case_id, **everything(office) | foreign | odd).status == 303
    assert [row.requirement_id for row in ticks(office)] == lines(office, 3, 1)
