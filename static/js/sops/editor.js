// The editor after the server has answered: selects show what was saved, the work goes on where it was, keys move rows.
(() => {
  const form = document.querySelector('[data-behavior~="sop"]');
  if (!form) return;

  /** A morph keeps what a select shows; after an undo the saved choice is another. */
  function showSaved() {
    for (const select of form.querySelectorAll("select:not(#new-column)")) {
      const saved = select.querySelector("option[selected]") || select.options[0];
      if (select !== document.activeElement && saved && select.value !== saved.value) select.value = saved.value;
    }
  }

  let goal = "";

  function goOn() {
    const node = goal && kb.byId(goal);
    if (!node) return;
    goal = "";
    // A row that moved keeps the focus on its button, so that it can be moved on.
    if (!node.contains(document.activeElement)) node.focus();
    node.scrollIntoView({ block: "nearest" });
  }

  // The answer names its goal before or after its parts are in the page.
  kb.on("kb:sop", ({ detail }) => { goal = detail.focus || ""; goOn(); });
  kb.on("htmx:after:swap", () => { showSaved(); goOn(); });

  const press = (id) => kb.byId(id)?.click();

  form.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-key]");
    if (event.altKey && row && /^Arrow(Up|Down)$/.test(event.key)) {
      event.preventDefault();
      press(`${event.key === "ArrowUp" ? "up" : "down"}-${row.dataset.key}`);
    }
    if (event.key === "Enter" && event.target.matches("input")) {
      // Enter in a field saves; it must not press the first button of the form.
      event.preventDefault();
      event.target.blur();
      event.target.focus();
    }
  });

  // A link of the list leads into the field itself.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('.sop-todo a[href^="#"], #sop-conflicts a[href^="#"]');
    const field = link && kb.byId(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.closest("details")?.setAttribute("open", "");
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  });
})();
