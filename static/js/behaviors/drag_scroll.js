// While a card is carried near an edge, the board scrolls sideways and the page up and down.
(() => {
  const EDGE = 56; // px
  /** Pixels per frame, more nearer the edge, 0 in the middle. */
  const pull = (at, size) => (Math.min(0, Math.max(0, at) - EDGE) + Math.max(0, Math.min(at, size) - size + EDGE)) / 4;

  kb.dragScroll = (x, y, column) => {
    const by = { left: pull(x, innerWidth), top: pull(y, innerHeight), behavior: "instant" };
    column?.closest("[data-board]")?.scrollBy(by);
    scrollBy({ ...by, left: 0 });
  };
})();
