// The keyboard's place survives what the server redraws: same element, else same card, else the card now in its place.
(() => {
  let place = null;
  const cards = (column) => [...(column?.querySelectorAll(".card[id]") || [])];

  /** One card of the board is in the tab order: the focused one, else the one that was, else the first. */
  function rove(card) {
    const all = cards(document);
    const one = card || kb.byId(rove.last) || all[0];
    for (const each of all) each.tabIndex = each === one ? 0 : -1;
    if (one) rove.last = one.id;
  }

  function note() {
    const focused = document.activeElement;
    const card = focused?.closest?.(".card[id]");
    // An act on the page of one file takes its own button away: what may be done now stands under this heading.
    if (focused?.closest?.(".case-now")) place = { card: "now-title" };
    if (!card) return;
    const column = card.closest("[data-step]");
    place = { id: focused.id, card: card.id, column: column?.id, index: cards(column).indexOf(card) };
  }

  function restore() {
    const lost = !document.activeElement || document.activeElement === document.body;
    const was = place;
    place = null;
    rove();
    if (!was || !lost) return;
    const left = cards(kb.byId(was.column));
    const next = left[Math.min(was.index, left.length - 1)];
    [kb.byId(was.id), kb.byId(was.card), next].find(kb.visible)?.focus({ preventScroll: true });
  }

  function report(key, { detail }) {
    if (!detail.case) return;
    const card = kb.byId(`case-${detail.case}`);
    const where = card?.closest("[data-name]") || kb.byId(`column-${detail.to}`);
    kb.announce(kb.say(key, { number: kb.number(card), where: where?.dataset.name || "" }));
  }

  kb.cards = cards;
  kb.on("htmx:before:swap", note);
  kb.on("htmx:after:swap", restore);
  kb.on("focusin", ({ target }) => {
    const card = target.closest(".card[id]");
    if (card) rove(card);
  });
  kb.on("kb:moved", (event) => report("moved", event));
  kb.on("kb:refused", (event) => {
    report("refused", event);
    const card = kb.byId(`case-${event.detail.case}`);
    card?.setAttribute("data-view-refused", "");
    setTimeout(() => card?.removeAttribute("data-view-refused"), 8000);
  });
  rove();
})();
