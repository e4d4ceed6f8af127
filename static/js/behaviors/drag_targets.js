// What each column would do with the lifted card: marks on the columns, and boxes in a layer above the board.
(() => {
  let layer = null;
  let boxes = []; // [{id, drop, box}]
  let home = null;
  const columns = () => [...document.querySelectorAll(".column[data-step], .done-strip[data-step]")];

  function open(column) {
    home = column.id;
    const drops = JSON.parse(column.dataset.drops || "[]");
    layer = document.createElement("div");
    layer.className = "drag-layer";
    layer.setAttribute("aria-hidden", "true");
    boxes = [];
    for (const target of columns()) {
      const drop = drops.find((each) => String(each.to) === target.dataset.step);
      if (!drop || target.id === home) continue;
      const box = kb.copy(`drop-box-${drop.kind}`, drop);
      box.classList.add("drop-box");
      box.dataset.kind = drop.kind;
      Object.assign(box.style, { position: "fixed", pointerEvents: "none" });
      layer.append(box);
      boxes.push({ id: target.id, drop, box });
    }
    document.body.append(layer);
    mark();
  }

  /** Marks the columns anew; a column that a live update made anew has lost its mark. */
  function mark() {
    for (const column of columns()) {
      const kind = column.id === home ? "home" : boxes.find(({ id }) => id === column.id)?.drop.kind;
      if (kind && column.dataset.drag !== kind) column.dataset.drag = kind;
    }
  }

  /** Keeps each box over the visible top of its column's cards while things scroll or unfold. */
  function place() {
    // The condensed head sticks to the window, or to a board that scrolls by itself.
    const above = Math.max(0, document.querySelector("[data-board]").getBoundingClientRect().top);
    const bar = above + (document.querySelector(".column-bar")?.offsetHeight || 0);
    for (const { id, box } of boxes) {
      const column = kb.byId(id);
      if (!column) continue;
      const cards = column.querySelector(".cards");
      const { left, width } = (cards || column).getBoundingClientRect();
      const { top } = (cards || document.querySelector(".cards")).getBoundingClientRect();
      Object.assign(box.style, { left: `${left}px`, width: `${width}px`, top: `${Math.max(top, bar)}px` });
    }
  }

  /** The column under the pointer: its whole height down to the window's edge, header included. */
  function at(x, y) {
    // The strip Selesai widens over the last column, so the later one wins.
    const column = columns().reverse().find((each) => {
      const { left, right, top } = each.getBoundingClientRect();
      return kb.visible(each) && x >= left && x < right && y >= top;
    });
    for (const each of columns()) each.toggleAttribute("data-drag-over", each === column);
    const found = boxes.find(({ id }) => id === column?.id);
    for (const { id, box } of boxes) box.toggleAttribute("data-over", id === column?.id);
    return { column, to: found?.drop.to };
  }

  function close() {
    layer?.remove();
    layer = null;
    boxes = [];
    for (const column of columns()) {
      column.removeAttribute("data-drag");
      column.removeAttribute("data-drag-over");
    }
  }

  kb.targets = { open, mark, place, at, close };
})();
