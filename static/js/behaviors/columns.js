// A wide board opens at your own column; a folded column opens (and folds again) by its button, or when a card is held over it for 400 ms.
(() => {
  const FOLDED = ".column[data-folded]:not([data-view-open])";
  let timer = 0;
  let lent = null; // opened for the card that hovers; folds again when it leaves

  kb.on("click", ({ target }) => {
    target.closest("[data-fold]")?.closest(".column").toggleAttribute("data-view-open");
  });

  kb.on("kb:drag-over", ({ detail: { column } }) => {
    clearTimeout(timer);
    if (lent && lent !== column) {
      lent.removeAttribute("data-view-open");
      lent = null;
    }
    if (!column?.matches(FOLDED)) return;
    timer = setTimeout(() => {
      lent = column;
      column.setAttribute("data-view-open", "");
    }, 400);
  });

  const own = document.querySelector(".column[data-mine]");
  const board = own?.closest("[data-board]");
  if (board && !kb.single()) {
    board.scrollLeft += own.getBoundingClientRect().left - board.getBoundingClientRect().left - 24;
  }
})();
