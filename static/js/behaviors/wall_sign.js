// A drop or a tap opens the question who signs; an answer that does not come leaves it open, with the same key for the repeat.
(() => {
  const dialog = kb.byId("dialog");
  const wall = document.body.dataset.wall;
  const form = () => dialog.querySelector("#sign");
  const signs = (ctx) => ctx?.sourceElement?.id === "sign";

  kb.pending = () => Boolean(dialog.open || document.querySelector('form[aria-busy="true"]'));

  /** What the drag presses: instead of the act itself, the question. */
  kb.press = (caseId, act) => {
    htmx.ajax("GET", `${wall}/cases/${caseId}?act=${act}`, { target: "#dialog", swap: "innerHTML" });
  };

  function say(key) {
    const place = form()?.querySelector("[data-error]") || form()?.querySelector(".sign-refusal");
    if (place) place.textContent = kb.say(key);
  }

  kb.on("htmx:before:request", (event) => {
    if (!signs(event.detail.ctx)) return;
    if (form().getAttribute("aria-busy") === "true") return event.preventDefault();
    form().setAttribute("aria-busy", "true");
  });
  kb.on("htmx:finally:request", ({ detail: { ctx } }) => signs(ctx) && form()?.removeAttribute("aria-busy"), true);

  kb.on("htmx:error", ({ detail: { ctx } }) => {
    if (signs(ctx)) say("doubt");
    else if (ctx && !/^(live|refresh)$/.test(ctx.sourceElement?.id)) kb.toast("done", "unreachable");
  });
  kb.on("htmx:before:swap", (event) => {
    const { ctx } = event.detail;
    const status = ctx.response?.status || 0;
    if (status < 400 || ctx.text.includes("<hx-partial")) return;
    event.preventDefault(); // a page where a part was expected
    if (signs(ctx) && status >= 500) say("doubt");
    else if (ctx.sourceElement?.id !== "refresh") kb.toast("done", "unreachable");
  });
  // A fault is told by a toast, and toasts lie under an open question.
  kb.on("kb:refused", () => signs({ sourceElement: form() }) && dialog.close());
})();
