// Which gesture lifts a card: a mouse after 5 px, a finger after a quarter of a second (before that it scrolls).
(() => {
  const FIXED = "button, .button, input, select, textarea, summary";
  let press = null; // a pointer is down on a card
  let quietUntil = 0; // the click that follows a drag means nothing

  function down(event) {
    if (!event.isPrimary) return forget(); // a second finger
    const { target, pointerId, clientX, clientY } = event;
    const card = target.closest?.(".card[id]");
    if (!card?.closest("[data-drops]") || event.button !== 0 || kb.drag.holds() || target.closest(FIXED)) return;
    if (kb.pending() || kb.single()) return;
    press = { card, id: pointerId, x: clientX, y: clientY, touch: event.pointerType === "touch" };
    if (!press.touch) return;
    target.addEventListener("touchmove", still, { passive: false }); // also hears when a morph removes its card
    press.timer = setTimeout(lift, 250);
  }

  function forget() {
    clearTimeout(press?.timer);
    press = null;
  }

  function lift() {
    const { card, id, x, y } = press;
    forget();
    if (!card.isConnected || kb.pending()) return;
    try { document.documentElement.setPointerCapture(id); } catch { /* already up */ }
    kb.drag.lift(card, id, x, y);
  }

  function move({ pointerId, clientX, clientY }) {
    if (press?.id === pointerId) {
      const far = Math.hypot(clientX - press.x, clientY - press.y);
      if (press.touch && far > 10) forget();
      else if (!press.touch && far > 5) lift();
    }
    if (kb.drag.holds(pointerId)) kb.drag.carry(clientX, clientY);
  }

  function end(event, finish) {
    if (press?.id === event.pointerId) forget();
    if (!kb.drag.holds(event.pointerId)) return;
    quietUntil = performance.now() + 300;
    finish();
  }

  const still = (event) => kb.drag.holds() && event.cancelable && event.preventDefault();
  const stop = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  kb.on("pointerdown", down);
  kb.on("pointermove", move);
  kb.on("pointerup", (event) => end(event, () => kb.drag.drop(event.clientX, event.clientY)));
  kb.on("pointercancel", (event) => end(event, kb.drag.cancel));
  kb.on("visibilitychange", () => kb.drag.holds() && kb.drag.cancel());
  kb.on("touchmove", still, { passive: false });
  kb.on("contextmenu", (event) => (kb.drag.holds() || press?.touch) && event.preventDefault());
  kb.on("dragstart", (event) => event.target.closest?.(".card[id]") && event.preventDefault());
  kb.on("keydown", (event) => {
    if (event.key !== "Escape" || !kb.drag.holds()) return;
    stop(event);
    kb.drag.cancel();
  }, true);
  kb.on("click", (event) => {
    if (performance.now() < quietUntil) stop(event);
    quietUntil = 0;
  }, true);
})();
