// Behind an "@" the roles and people whose names fit are offered below the field: by arrows and Enter, or by a press.
(() => {
  const MOST = 6;
  const list = () => kb.byId("mention-list");
  const field = () => kb.byId("note-form")?.elements.note;
  const options = () => [...list().children];
  const chosen = () => options().findIndex((each) => each.getAttribute("aria-selected") === "true");

  /** What is being typed behind the last "@" before the caret: where it begins, and the letters so far. */
  function typed({ value, selectionStart }) {
    const found = value.slice(0, selectionStart).match(/(?:^|\s)@([^@\n]{0,40})$/);
    return found && { from: selectionStart - found[1].length, letters: found[1].toLowerCase() };
  }

  function close() {
    list().hidden = true;
    list().replaceChildren();
    field().removeAttribute("aria-activedescendant");
  }

  function select(at) {
    const all = options();
    const one = all[(at + all.length) % all.length];
    for (const each of all) each.setAttribute("aria-selected", each === one);
    field().setAttribute("aria-activedescendant", one.id);
  }

  function offer() {
    const now = typed(field());
    const names = now ? JSON.parse(list().dataset.names) : [];
    const fit = names.filter((name) => name.toLowerCase().includes(now.letters.trim()) && name.toLowerCase() !== now.letters);
    if (!fit.length) return close();
    list().replaceChildren(...fit.slice(0, MOST).map((name, at) => {
      const option = Object.assign(document.createElement("li"), { id: `mention-${at}`, textContent: name });
      option.setAttribute("role", "option");
      return option;
    }));
    list().hidden = false;
    select(0);
  }

  function put(name) {
    const { from } = typed(field());
    field().setRangeText(`${name} `, from, field().selectionStart, "end");
    close();
    field().focus();
  }

  const keys = {
    ArrowDown: () => select(chosen() + 1),
    ArrowUp: () => select(chosen() - 1),
    Enter: () => put(options()[chosen()].textContent),
    Tab: () => put(options()[chosen()].textContent),
    Escape: close,
  };

  kb.on("input", ({ target }) => target === field() && offer());
  kb.on("keydown", (event) => {
    if (event.target !== field() || list().hidden || !keys[event.key] || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  kb.on("pointerdown", (event) => {
    const option = event.target.closest("#mention-list li");
    if (option) event.preventDefault(); // the caret stays where it is
    if (option) put(option.textContent);
    else if (field() && event.target !== field()) close();
  });

  /** With scripts the sign serves; the list to choose from is for those without. */
  const hide = () => document.querySelectorAll("#note-form [data-plain]").forEach((each) => { each.hidden = true; });
  kb.on("htmx:after:swap", hide);
  hide();
})();
