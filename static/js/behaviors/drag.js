// Lifts, carries and lets go of a card. The board's own elements never move: a drop presses the page's move form.
(() => {
  let held = null;

  function lift(card, pointer, x, y) {
    const column = card.closest("[data-step]");
    held = { pointer, key: card.id.slice(5), seen: card.dataset.seen, x, y, column: column.id };
    getSelection()?.removeAllRanges();
    // Also when lifted by its title or by a finger: moved or refused, the keyboard goes on from this card.
    card.focus({ preventScroll: true });
    kb.ghost.lift(card, x, y);
    kb.targets.open(column);
    held.pill = kb.copy("drag-pill", { text: column.dataset.refusal || kb.say("moving", { number: kb.number(card) }) });
    document.body.append(held.pill);
    document.body.dataset.dragging = "";
    mark();
    frame();
  }

  /** After each live update: elements made anew have lost their marks. */
  function mark() {
    if (!held) return;
    kb.byId(`case-${held.key}`)?.setAttribute("data-drag-source", kb.say("home"));
    if (!held.sent) kb.targets.mark();
  }

  function frame() {
    if (!held || held.sent) return;
    kb.dragScroll(held.x, held.y, kb.byId(held.column));
    kb.targets.place();
    hover(kb.targets.at(held.x, held.y).column);
    requestAnimationFrame(frame);
  }

  function hover(column) {
    if (column === held.over) return;
    held.over = column;
    document.dispatchEvent(new CustomEvent("kb:drag-over", { detail: { column } }));
  }

  function carry(x, y) {
    if (held.sent) return;
    Object.assign(held, { x, y });
    kb.ghost.follow(x, y);
  }

  function drop(x, y) {
    if (held.sent) return;
    const { to } = kb.targets.at(x, y);
    leave();
    if (to == null) return land();
    held.sent = true;
    held.to = to;
    kb.press(held.key, `${to}:${held.seen}`); // the revision seen at lift, whatever a live update wrote since
    if (!kb.pending()) land();
  }

  function cancel() {
    if (held.sent) return;
    leave();
    land();
  }

  function leave() {
    hover(undefined);
    held.pill.remove();
    kb.targets.close();
    delete document.body.dataset.dragging;
  }

  /** The ghost goes to where the card is now: the server's answer has been swapped in, or nothing has changed. */
  async function land() {
    const { key, to } = held;
    held = null;
    const card = kb.byId(`case-${key}`);
    card?.setAttribute("data-drag-landing", "");
    card?.removeAttribute("data-drag-source");
    await kb.ghost.land(kb.visible(card) ? card : kb.byId(`column-${to}`));
    for (const each of [card, kb.byId(`case-${key}`)]) each?.removeAttribute("data-drag-landing");
  }

  kb.on("htmx:after:swap", mark);
  kb.on("htmx:finally:request", ({ detail: { ctx } }) => held?.sent && ctx.sourceElement.id === "move" && land());

  kb.drag = { lift, carry, drop, cancel, holds: (pointer) => Boolean(held) && (pointer ?? held.pointer) === held.pointer };
})();
