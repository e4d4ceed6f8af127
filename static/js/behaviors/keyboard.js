// Keys: arrows walk the cards (first to one of your own), Enter opens, M shows the acts, T hands on, ? lists the keys. Never while somebody types.
(() => {
  const press = (node) => node && (node.click(), true);

  function beside(card, step) {
    const columns = [...document.querySelectorAll(".column")].filter((each) => kb.visible(each));
    const top = (node) => node.getBoundingClientRect().top;
    const here = columns.indexOf(card.closest(".column"));
    for (let at = here + step; columns[at]; at += step) {
      const near = kb.cards(columns[at]).filter(kb.visible);
      near.sort((a, b) => Math.abs(top(a) - top(card)) - Math.abs(top(b) - top(card)));
      if (near.length) return near[0];
    }
    return null;
  }

  function along(card, step) {
    const all = kb.cards(card.closest("[data-step]") || card.parentElement).filter(kb.visible);
    return all[all.indexOf(card) + step];
  }

  const begin = () => document.querySelector("[data-mine] .card[data-case]") || kb.cards(document)[0];

  function go(card) {
    card?.focus();
    card?.scrollIntoView({ block: "nearest", inline: "nearest" });
    return true;
  }

  /** The dialog of acts for a card without its button: a supervisor may send back, everybody may read why not. */
  const acts = (id) => htmx.ajax("GET", `/cases/${id}/acts`, { target: "#dialog", swap: "innerHTML" });

  const keys = {
    ArrowDown: (card) => go(along(card, 1)),
    ArrowUp: (card) => go(along(card, -1)),
    ArrowRight: (card) => go(beside(card, 1)),
    ArrowLeft: (card) => go(beside(card, -1)),
    Enter: (card, event) => event.target === card && press(card.querySelector("a[href]")),
    m: ({ dataset }) => press(kb.byId(`more-${dataset.case}`)) || acts(dataset.case),
    t: (card) => !kb.pending() && press(kb.byId(`forward-${card.dataset.case}`)),
  };

  kb.on("keydown", (event) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.closest("input:not([type=hidden]), textarea, select, [contenteditable], dialog")) return;
    if (kb.drag.holds()) return;
    if (key === "?" && kb.byId("keys-help")) {
      kb.byId("dialog").replaceChildren(kb.byId("keys-help").content.cloneNode(true));
      kb.openDialog();
      return event.preventDefault();
    }
    const card = target.closest(".card[data-case]");
    const act = keys[key.length === 1 ? key.toLowerCase() : key];
    const first = target.matches("body, main") && /^Arrow/.test(key) && begin();
    if (first ? go(first) : card && act && act(card, event)) event.preventDefault();
  });
})();
