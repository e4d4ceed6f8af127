// While a card is carried near an edge, the board scrolls sideways and the page up and down.
(() => {
  const EDGE = 56; // px
  /** Pixels per frame, more nearer the edge, 0 in the middle. */
  const pull = (at, size) => (Math.min(0, Math.max(0, at) - EDGE) + Math.max(0, Math.min(at, size) - size + EDGE)) / 4;

  kb.scroller = (node) => {
    for (let each = node?.parentElement; each && each !== document.body; each = each.parentElement) {
      if (each.scrollWidth > each.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(each).overflowX)) return each;
    }
    return null;
  };

  kb.dragScroll = (x, y, column) => {
    const board = kb.scroller(column);
    if (board) board.scrollLeft += pull(x, innerWidth);
    scrollBy({ top: pull(y, innerHeight), behavior: "instant" });
  };
})();
