// Keys: arrows walk the cards (first to one of your own), Enter opens, M shows the acts, T hands on, X chooses, Z takes back, ? lists the keys. Never while somebody types.
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

  const begin = () => document.querySelector("[data-mine] .card[id]") || kb.cards(document)[0];

  const ask = (url) => htmx.ajax("GET", url, { target: "#dialog" });

  function go(card) {
    card?.focus();
    card?.scrollIntoView({ block: "nearest", inline: "nearest" });
    return true;
  }

  /** What the latest message or the page offers to take back; else the server says whether this card's last move can be. */
  const undo = (card) =>
    !kb.pending() &&
    (press([...document.querySelectorAll("[data-undo]")].pop()) ||
      (card && (kb.press(card.id.slice(5), `0:${card.dataset.seen}`, "undoing"), true)));

  /** Choosing several cards is seldom: its script comes with the first use. */
  async function select(card) {
    await import(kb.byId("select").dataset.script);
    kb.select(card);
  }

  const keys = {
    ArrowDown: (card) => go(along(card, 1)),
    ArrowUp: (card) => go(along(card, -1)),
    ArrowRight: (card) => go(beside(card, 1)),
    ArrowLeft: (card) => go(beside(card, -1)),
    Enter: (card, event) => event.target === card && press(card.querySelector("a[href]")),
    // Also for a card without its button: a supervisor may send back, everybody may read why not.
    m: ({ id }) => ask(`/cases/${id.slice(5)}/acts`),
    x: (card) => kb.byId("select") && (select(card), true),
    t: ({ id }) => !kb.pending() && press(kb.byId(id.replace("case", "forward"))),
  };

  // Why a file stands so with its time, and every act on it, open in the dialog; said on each card, that would weigh more
  // than the card's words.
  kb.on("click", (event) => {
    const link = event.target.closest("a.pill, .card a.square, #select");
    if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (link.id) select();
    else ask(link.href);
  });

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
    const card = target.closest(".card[id]");
    const act = keys[key.length === 1 ? key.toLowerCase() : key];
    const first = target.matches("body, main") && /^Arrow/.test(key) && begin();
    if (first ? go(first) : /^z$/i.test(key) ? undo(card) : card && act && act(card, event)) event.preventDefault();
  });
})();
