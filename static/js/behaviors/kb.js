// What the behaviours share: the page's own words (none live in the code), the office's time, toasts, announcements.
window.kb = (() => {
  const byId = (id) => document.getElementById(id);
  const phrases = byId("phrases")?.dataset || {};
  const { now, offset = 420 } = document.body.dataset; // the office's clock: ms, and minutes ahead of UTC
  const skew = now ? now - Date.now() : 0;

  htmx.config.morphIgnore = ["data-htmx-powered", "data-drag", "data-view", "open"];
  htmx.config.sse = { reconnectMaxDelay: 15000 };

  /** A sentence of the page, its {gaps} filled. */
  const say = (key, gaps = {}) => (phrases[key] || "").replace(/\{(\w+)\}/g, (_, gap) => gaps[gap] ?? "");

  /** "13.46" on the office's clock, whatever this computer's clock and zone say. */
  const time = (ms) =>
    new Date(ms + skew + offset * 60000).toISOString().slice(11, 16).replace(":", ".");

  /** The register number of the case that a card, a task or the case page shows. */
  const number = (shown) => shown?.dataset.number ?? shown?.querySelector(".card-number")?.firstChild.data.trim() ?? "";

  /** Writes texts into the data-slot elements of node, where they differ. */
  function fill(node, slots) {
    for (const slot of node.querySelectorAll("[data-slot]")) {
      const text = slots[slot.dataset.slot] ?? "";
      if (slot.textContent !== text) slot.textContent = text;
    }
    return node;
  }

  /** The copy of a template's first element, its slots filled. */
  const copy = (template, slots) => fill(byId(template).content.firstElementChild.cloneNode(true), slots);

  /** Shows "<key>-title" and "<key>-text"; inside the dialog while one is open, for what lies outside is then out of reach. */
  function toast(kind, key, gaps) {
    const node = copy("toast", { title: say(key + "Title", gaps), text: say(key + "Text", gaps) });
    node.dataset.kind = kind;
    node.setAttribute("role", kind === "refusal" ? "alert" : "status");
    const dialog = byId("dialog");
    (dialog.open ? dialog : byId("toasts")).append(node);
    return node;
  }

  const announce = (text) => { byId("announce").textContent = text; };

  /** Whether somebody has typed something under root that no server has seen yet. */
  const typed = (root) =>
    [...(root?.querySelectorAll("textarea, input") || [])].some(
      (field) => !/hidden|checkbox|radio|submit|button/.test(field.type) && field.value !== field.defaultValue,
    );

  /** The state of a behaviour, kept for this person (or who = "": for all) on this computer; absent storage is no error. */
  function remember(key, value, who = document.body.dataset.actor) {
    const name = `kb:${who || ""}:${key}`;
    try {
      if (value === undefined) return localStorage.getItem(name);
      localStorage.setItem(name, value);
    } catch { /* private mode, storage full */ }
    return value;
  }

  const on = (name, act, capture) => document.addEventListener(name, act, capture);
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const visible = (node) => Boolean(node?.getClientRects().length);
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  /** One column fills the screen (a phone): buttons serve, nothing is dragged. */
  const single = () => {
    const board = document.querySelector("[data-board]");
    return board?.querySelector("[data-view-current]")?.offsetWidth > board?.clientWidth * 0.9;
  };

  return { byId, ahead: offset * 60000, number, say, time, fill, copy, toast, announce, typed, remember, on, wait, visible, calm, single };
})();
