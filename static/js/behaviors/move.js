// A move is sent once: own key per submit, no second submit while one is under way, the pressed button's address.
(() => {
  const keyed = (form) => form?.matches?.("form[hx-post]") && form.elements.key;
  const busy = (form) => form.getAttribute("aria-busy") === "true";

  /** 160 random bits; crypto.randomUUID is missing on plain HTTP. */
  const freshKey = () => crypto.getRandomValues(new Uint32Array(5)).join("-");

  kb.pending = () => Boolean(document.querySelector('form[aria-busy="true"]'));

  /** Presses the page's move form as if a button of the card with this act had been pressed. */
  kb.press = (caseId, act, path = "moves") => {
    const button = Object.assign(document.createElement("button"), { name: "act", value: act, hidden: true });
    button.setAttribute("formaction", `/cases/${caseId}/${path}`);
    const form = kb.byId("move");
    form.append(button);
    form.requestSubmit(button);
    button.remove();
  };

  // A double click is one act: its second half would press the button of the card that has moved up under the pointer.
  let last = { at: -1000 };
  kb.on("click", (event) => {
    const { target, detail, clientX: x, clientY: y, timeStamp: at } = event;
    if (!detail || !target.closest('button[form="move"]')) return; // 0: a key
    const again = at - last.at < 500 && Math.hypot(x - last.x, y - last.y) < 10;
    last = { at, x, y };
    if (!again) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  kb.on("submit", (event) => {
    const form = event.target;
    if (!keyed(form)) return;
    if (busy(form)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.elements.key.value = freshKey();
    if (form.id === "move") form.elements.reason.value = "";
  }, true);

  // htmx 4 reads formaction only of boosted forms.
  kb.on("htmx:config:request", ({ detail: { ctx } }) => {
    const { request } = ctx;
    const action = request.submitter?.getAttribute("formaction");
    if (action && ctx.sourceElement === request.form) request.action = action;
    if (!keyed(request.form)) return;
    request.body.set("key", kb.doubtfulKey(request) || request.body.get("key"));
    request.body.set("back", location.pathname);
  });

  // From here on htmx promises htmx:finally:request.
  kb.on("htmx:before:request", ({ detail: { ctx } }) => {
    if (keyed(ctx.request.form)) ctx.request.form.setAttribute("aria-busy", "true");
  });
  kb.on("htmx:finally:request", ({ detail: { ctx } }) => ctx.request.form?.removeAttribute("aria-busy"), true);
})();
