"""Every route of the product by who gets in. `test_routes.py` compares with the application."""

from kanban.web.assets import BUNDLES

OPEN = {"GET /healthz", "GET /static/<path:filename>", *(f"GET /static/{name}" for name in BUNDLES)}
"""Files, and whether the board works: for everybody, always."""
DOOR = {
    "GET /sign-in", "POST /session", "POST /session/code", "POST /session/sample", "GET /sample/removal",
    "POST /sample/removal", "GET /wall", "POST /wall/session", "GET /status", "POST /status", "GET /k/<code>",
}  # fmt: skip
"""For strangers, once the office is set up."""
SET_UP = {"GET /welcome", "POST /setup/sample", "GET /setup", "POST /setup"}
"""For strangers, until the office is set up."""
WALL = {
    *(f"GET /wall/<int:screen_id>{rest}" for rest in ("", "/view", "/stream", "/revision", "/cases/<int:case_id>")),
    *(f"POST /wall/<int:screen_id>/{what}" for what in ("lock", "cases/<int:case_id>/acts")),
}
"""For the browser that is the screen, and nobody else: test_wall_cookie.py."""
REASONED = ("holds", "schedules", "closing", "reopening")
"""Acts on a case with a form of their own."""
STAFF = {
    "GET /",
    "GET /absences",
    "POST /absences",
    "POST /absences/<int:absence_id>/end",
    "GET /briefing",
    "GET /boards/<int:board_id>",
    "GET /boards/<int:board_id>/columns",
    *(f"{how} /boards/<int:board_id>/selection" for how in ("GET", "POST")),
    "GET /boards/<int:board_id>/stream",
    "GET /boards/<int:board_id>/revision",
    "GET /stream",
    "GET /revision",
    "GET /cases/<int:case_id>",
    "GET /cases/<int:case_id>/acts",
    *(f"GET /cases/{what}" for what in ("new", "import", "import/template")),
    *(f"POST /cases{what}" for what in ("/import", "/<int:case_id>/identity")),
    "POST /cases",
    "POST /cases/<int:case_id>/moves",
    *(f"{how} /cases/<int:case_id>/{what}" for how in ("GET", "POST") for what in REASONED),
    *(f"POST /cases/<int:case_id>/{what}" for what in ("holds/end", "acceptances", "undoing")),
    *(f"{how} /cases/<int:case_id>/requirements/<int:requirement_id>/ticks" for how in ("GET", "POST")),
    *(f"{how} /cases/<int:case_id>/documents" for how in ("GET", "POST")),
    *(f"{how} /cases/<int:case_id>/outputs" for how in ("GET", "POST")),
    *(f"{how} /documents/<int:document_id>/withdrawal" for how in ("GET", "POST")),
    *(f"POST /cases/<int:case_id>/{what}" for what in ("notes", "mentions")),
    "POST /notes/<int:note_id>/withdrawal",
    "GET /cases/<int:case_id>/runs/<int:run_id>/why",
    "GET /cases/<int:case_id>/why",
    *(f"{how} /cases/<int:case_id>/runs/<int:run_id>/corrections" for how in ("GET", "POST")),
    *(f"{how} /cases/<int:case_id>/corrections/<int:correction_id>" for how in ("GET", "POST")),
    *(f"GET /cases/<int:case_id>/{paper}" for paper in ("receipt", "control-card", "disposition", "dossier")),
    "GET /standards/trial",
    "POST /session/end",
    "POST /session/hat",
    "GET /account",
    "GET /search",
    "POST /search/exports",
    "POST /account/language",
    "POST /account/password",
    "POST /account/pin",
    "POST /account/theme",
    "POST /account/sessions/<int:sign_in_id>/end",
    "POST /account/sessions/end",
    *(f"GET /calendars{rest}" for rest in ("", "/versions", "/<int:calendar_id>", "/<int:calendar_id>/year")),
    *(f"GET /sops{rest}" for rest in ("", "/<int:version_id>", "/<int:version_id>/diff")),
    *(f"GET /sops/<int:version_id>/sheet{rest}" for rest in ("", ".pdf", ".xlsx", ".csv", ".json")),
    *(f"GET /sops/<int:version_id>/performance{rest}" for rest in ("", ".pdf", ".xlsx")),
    "GET /sops/monitoring",
}
OF_SOP = {f"GET /documents/<int:document_id>/{what}" for what in ("file", "preview")}
"""For who works on the SOP of the case, supervisors, and whoever handed it in."""
ADMIN = {
    *(f"{how} {where}" for how in ("GET", "POST") for where in ("/office", "/cases/anonymization")),
    *(f"{how} /screens" for how in ("GET", "POST")),
    *(f"POST /screens/<int:screen_id>{rest}" for rest in ("", "/codes", "/browser", "/revocation")),
    "POST /screens/<int:screen_id>/locks/<int:person_id>/removal",
    "GET /people",
    "POST /people",
    "GET /people/<int:person_id>",
    "POST /people/<int:person_id>",
    "POST /people/<int:person_id>/assignments",
    "POST /people/<int:person_id>/assignments/<int:assignment_id>/end",
    "POST /people/<int:person_id>/assignments/<int:assignment_id>/removal",
    "GET /people/import",
    "POST /people/import",
    "GET /roles",
    "POST /roles",
    "POST /roles/<int:role_id>",
    "POST /people/<int:person_id>/activity",
    "POST /people/<int:person_id>/lock/removal",
    "POST /people/<int:person_id>/password",
    "POST /people/<int:person_id>/second-factor/removal",
    "GET /sign-ins",
    "GET /account/second-factor",
    *(f"POST /account/second-factor{rest}" for rest in ("", "/confirmation", "/codes", "/removal")),
    "GET /setup/roles",
    "POST /setup/roles",
    "GET /sops/<int:version_id>/roles",
    "POST /sops/<int:version_id>/roles",
    *(f"GET /sops/{rest}" for rest in ("new", "import")),
    *(f"GET /sops/<int:version_id>/{what}" for what in ("edit", "reading", "moves")),
    *(f"{method} /sops/<int:version_id>/steps/<key>/waktu" for method in ("GET", "POST")),
    *(f"POST /sops{rest}" for rest in ("", "/imports")),
    *(
        f"POST /sops/<int:version_id>/{what}"
        for what in ("adoptions", "codes", "drafts", "edits", "reviews", "reviews/end", "moves")
    ),
    *(f"POST /sops/<int:version_id>/{what}" for what in ("moves/undo", "publications", "withdrawals", "monitorings")),
    "GET /calendars/edit",
    "POST /calendars/edit",
    "POST /calendars",
    "POST /calendars/<int:calendar_id>/confirmations",
    "POST /calendars/<int:calendar_id>/withdrawal",
}
