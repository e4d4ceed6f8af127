// No answer is not "not saved": says so, looks at the board again, and keeps the key so that a repeat is the same act.
(() => {
  let doubt = null;

  const caseOf = (action) => action.match(/cases\/(\d+)/)?.[1];
  const same = (request) => doubt && doubt.action === request.action && doubt.act === request.body.get("act");

  kb.doubtfulKey = (request) => (same(request) ? doubt.key : null);

  function begin(ctx) {
    const { body, action } = ctx.request;
    if (!ctx.request.form?.elements.key || !body?.get("key")) return;
    const [to, seen] = (body.get("act") || "").split(":");
    doubt?.toast.remove();
    doubt = { action, to, seen, act: body.get("act"), key: body.get("key"), id: caseOf(action) };
    doubt.number = kb.number(find());
    doubt.toast = kb.toast("info", "doubt", doubt);
    settle(doubt);
  }

  const find = () => document.querySelector(`#case-${doubt.id}, #case`);

  /** "saved", "unsaved" (as before) or "changed" (somebody else's act), from what the page shows now. */
  function verdict() {
    const shown = find();
    if (shown?.dataset.seen === doubt.seen) return "unsaved";
    const here = shown ? shown.closest("[data-step]")?.dataset.step : "done";
    return here === doubt.to ? "saved" : "changed";
  }

  /** Looks until the server has answered; "unsaved" counts only when seen twice, for a stalled server may still act. */
  async function settle(mine) {
    for (let unsaved = 0; unsaved < 2; ) {
      await kb.wait(unsaved ? 4000 : 1500);
      if (mine !== doubt) return;
      const asked = await kb.refresh();
      if (mine !== doubt || asked === null) return; // answered meanwhile, or a page that cannot look
      if (!asked) continue;
      if (verdict() !== "unsaved") break;
      unsaved += 1;
    }
    const truth = verdict();
    const where = find()?.closest("[data-name]")?.dataset.name || "";
    mine.toast.remove();
    kb.toast(truth === "saved" ? "done" : "info", truth, { number: mine.number, where });
    if (truth !== "unsaved") doubt = null;
  }

  kb.on("htmx:error", ({ detail: { ctx } }) => ctx && begin(ctx));
  kb.on("htmx:after:request", ({ detail: { ctx } }) => {
    if (ctx.request.method !== "POST") return;
    // A page instead of our parts: something between us and the server answered for it.
    if (ctx.response.status >= 500 && !ctx.text.includes("<hx-partial")) begin(ctx);
    else if (doubt?.key === ctx.request.body?.get("key")) {
      doubt.toast.remove();
      doubt = null;
    }
  });
})();
