// Choosing several cards for one act. Comes with its first use: kb.select(card) picks a card or lets it go.
(() => {
  const link = kb.byId("select");
  const picked = new Set(); // ids of cards
  const style = { rel: "stylesheet", href: link.dataset.style };
  document.head.append(Object.assign(document.createElement("link"), style));
  let bar = null;

  const value = (card) => `${card.id.slice(5)}:${card.dataset.seen}:${card.closest("[data-step]").dataset.step}`;
  const chosen = () => [...picked].map(kb.byId).filter(Boolean);

  function button(text, act) {
    const node = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: text });
    node.addEventListener("click", act);
    return node;
  }

  function begin() {
    bar = Object.assign(document.createElement("div"), { className: "select-bar" });
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", link.dataset.title);
    const go = button(link.dataset.go, ask);
    go.classList.add("solid");
    bar.append(document.createElement("b"), go, button(link.dataset.stop, end));
    document.body.append(bar);
    link.setAttribute("aria-pressed", "true");
  }

  function end() {
    bar?.remove();
    bar = null;
    picked.clear();
    link.removeAttribute("aria-pressed");
    mark();
  }

  /** After each live update too: cards made anew have lost their marks. */
  function mark() {
    for (const card of kb.cards(document)) card.toggleAttribute("data-view-picked", picked.has(card.id));
    if (bar) bar.firstChild.textContent = link.dataset.count.replace("{n}", chosen().length);
  }

  function ask() {
    const cases = chosen().map((card) => `case=${value(card)}`).join("&");
    if (cases) htmx.ajax("GET", `${link.getAttribute("href")}?${cases}`, { target: "#dialog" });
  }

  kb.select = (card) => {
    if (!card && bar) return end();
    if (!bar) begin();
    if (card && !picked.delete(card.id)) picked.add(card.id);
    mark();
    kb.announce(bar.firstChild.textContent);
  };

  // While choosing, a press on a card means the card, whatever of it was hit.
  kb.on("click", (event) => {
    const card = bar && event.target.closest(".column .card[id]");
    if (!card) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    card.focus({ preventScroll: true });
    kb.select(card);
  }, true);
  kb.on("keydown", ({ key }) => key === "Escape" && bar && !kb.byId("dialog").open && !kb.drag.holds() && end());
  kb.on("htmx:after:swap", mark);
  kb.on("kb:chosen", end);
})();
