// While a card is carried near an edge, the board scrolls sideways and the page up and down.
(() => {
  const EDGE = 56;
  const STEP = 14;
  /** -STEP…STEP, stronger nearer the edge, 0 in the middle. */
  const pull = (at, low, high) => {
    if (at < low + EDGE) return -STEP * Math.min(1, (low + EDGE - at) / EDGE);
    return at > high - EDGE ? STEP * Math.min(1, (at - high + EDGE) / EDGE) : 0;
  };

  kb.scroller = (node) => {
    for (let each = node?.parentElement; each && each !== document.body; each = each.parentElement) {
      if (each.scrollWidth > each.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(each).overflowX)) return each;
    }
    return null;
  };

  kb.dragScroll = (x, y, column) => {
    const board = kb.scroller(column);
    const box = board?.getBoundingClientRect();
    if (box) board.scrollLeft += pull(x, Math.max(0, box.left), Math.min(innerWidth, box.right));
    scrollBy({ top: pull(y, 0, innerHeight), behavior: "instant" });
  };
})();
