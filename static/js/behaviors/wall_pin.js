// The six digits: from the pad, from the keyboard wherever the focus is; shown as dots, gone when another name is chosen.
(() => {
  const dialog = kb.byId("dialog");
  const pad = () => dialog.querySelector("[data-pin]");
  const field = () => dialog.querySelector("#pin");
  const signer = () => dialog.querySelector(".signer input:checked");

  function put(value) {
    field().value = value.replace(/\D/g, "").slice(0, 6);
    const { length } = field().value;
    dialog.querySelectorAll(".sign-dots i").forEach((dot, at) => dot.toggleAttribute("data-on", at < length));
    dialog.querySelector("[data-count]").textContent = length ? kb.say("digits", { count: length }) : "";
    if (length) dialog.querySelector("[data-error]")?.replaceChildren();
  }

  function press(digit) {
    if (!field() || pad().hasAttribute("data-kept")) return;
    const { value } = field();
    put(digit === "all" ? "" : digit === "back" ? value.slice(0, -1) : value + digit);
  }

  /** Whose PIN is asked for; whom this screen keeps needs none. */
  function name() {
    const chosen = signer();
    const isKept = Boolean(chosen?.hasAttribute("data-kept"));
    const who = chosen?.dataset.name;
    const stay = who ? kb.say("stay", { name: who }) : kb.say("stayAny");
    kb.fill(pad(), { whose: who ? kb.say("pinOf", { name: who }) : kb.say("pin"), stay });
    pad().toggleAttribute("data-kept", isKept);
    dialog.querySelector("[data-kept-note]").hidden = !isKept;
  }

  function begin() {
    if (!pad()) return;
    pad().setAttribute("data-view-ready", "");
    dialog.querySelector(".sign-pad").hidden = false;
    field().inputMode = "none"; // no second keyboard over the pad
    name();
  }

  dialog.addEventListener("click", ({ target }) => {
    const key = target.closest("[data-digit]");
    if (key) press(key.dataset.digit);
  });
  dialog.addEventListener("input", ({ target }) => target === field() && put(target.value));
  dialog.addEventListener("change", ({ target }) => {
    if (target.name !== "hat" || !pad()) return;
    put("");
    dialog.querySelector("[data-error]")?.replaceChildren();
    name();
  });
  dialog.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (!pad() || target === field() || target.matches("[data-words]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^\d$/.test(key)) press(key);
    else if (key === "Backspace") press("back");
    else if (key === "Enter" && target.matches("input")) dialog.querySelector("form").requestSubmit();
    else return;
    event.preventDefault();
  });
  kb.on("htmx:after:swap", begin);
})();
