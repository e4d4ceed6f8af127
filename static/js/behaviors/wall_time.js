// The wall's clock is the server's: set anew by every answer, carried on by a count that no change of this PC's clock moves.
(() => {
  let server = 0; // ms, at `since` on the page's own count
  let since = 0;

  function set() {
    server = Number(kb.byId("wall")?.dataset.now || 0);
    since = performance.now();
  }

  const two = (number) => String(number).padStart(2, "0");

  kb.office = {
    now: () => server + performance.now() - since,
    /** "13.50", with seconds "13.50.12", on the office's clock. */
    clock(ms, seconds) {
      const local = new Date(ms + kb.ahead);
      const parts = [local.getUTCHours(), local.getUTCMinutes(), ...(seconds ? [local.getUTCSeconds()] : [])];
      return parts.map(two).join(".");
    },
  };

  function show() {
    const face = kb.byId("wall-time");
    const text = kb.office.clock(kb.office.now());
    if (face && face.textContent !== text) face.textContent = text;
    kept();
  }

  /** Whom a PIN keeps at this screen, and for how long still. */
  function kept() {
    const { keptUntil, keptName: name } = kb.byId("wall").dataset;
    if (!keptUntil) return;
    const left = Math.ceil((Number(keptUntil) - kb.office.now()) / 1000);
    if (left <= 0) return ended();
    const text = kb.say("kept", { name, left: `${Math.floor(left / 60)}.${two(left % 60)}` });
    kb.fill(kb.byId("wall-kept"), { text });
  }

  function ended() {
    delete kb.byId("wall").dataset.keptUntil;
    kb.byId("wall-kept")?.setAttribute("hidden", "");
    kb.refresh();
  }

  if (!kb.byId("wall")) return;
  set();
  kb.on("htmx:after:swap", ({ detail: { ctx } }) => {
    if (ctx.sourceElement?.id !== "refresh") return;
    set();
    show();
  });
  setInterval(show, 1000);
})();
