"""Muat SKB: a pasted or uploaded list of a year's holidays goes into the desk's copy, or its lines say why not."""

from flask import request

from kanban.domain.calendar import HolidayKind
from kanban.domain.calendar_edits import put_list
from kanban.exchange.calendars.skb_text import TextUnread, decode, read_list
from kanban.web.calendars.calendar_desk import Desk
from kanban.web.forms import Form
from kanban.web.i18n import gettext, ngettext

OTHERWISE = {"", "LN", "CB", "local"}
LONGEST_LIST = 60_000


def load_list(desk: Desk, _: str) -> None:
    """Read a pasted or uploaded list; only one without faults changes the copy."""
    form = desk.form
    decree = form.text("list_decree", most=200, missing=gettext("Tulis nomor SKB atau asal daftar."))
    otherwise = form.choice("otherwise", OTHERWISE, gettext("Pilih arti baris tanpa judul."))
    text = _list_text(form)
    if not text or "otherwise" in form.errors:
        return
    read = read_list(text, desk.year, HolidayKind(otherwise) if otherwise else None)
    desk.faults, desk.rows, desk.skipped = read.faults, read.rows, read.skipped
    if read.faults:
        form.fault(
            "list", ngettext("%(num)s baris perlu dibetulkan.", "%(num)s baris perlu dibetulkan.", len(read.faults))
        )
    elif not read.rows:
        form.fault("list", gettext("Belum ada tanggal di daftar ini."))
    if form.errors:
        return
    official = "official" in request.form
    desk.apply("list", lambda: put_list(desk.spec, desk.year, read.holidays, decree, official=official), done=("list",))


def _list_text(form: Form) -> str:
    """The file if one was chosen, else what was pasted."""
    file = request.files.get("file")
    pasted = form.values["list"] = request.form.get("list", "")
    if file and file.filename:
        try:
            pasted = form.values["list"] = decode(file.read())
        except TextUnread as error:
            form.fault("file", gettext(error.sentence, **error.facts))
            return ""
    if not pasted.strip():
        form.fault("list", gettext("Tempel daftarnya, atau pilih berkas."))
    elif len(pasted) > LONGEST_LIST:
        form.fault("list", gettext("Terlalu panjang untuk daftar libur setahun."))
        return ""
    return pasted if pasted.strip() else ""
