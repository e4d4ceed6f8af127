// The copy of a lifted card that follows the pointer and glides to where the answer puts the card.
(() => {
  let ghost = null;
  let grip = { x: 0, y: 0 };
  const at = (x, y) => `translate3d(${x}px, ${y}px, 0)`;

  function lift(card, x, y) {
    const box = card.getBoundingClientRect();
    grip = { x: x - box.left, y: y - box.top };
    ghost = document.createElement("div");
    ghost.className = "drag-ghost";
    ghost.inert = true;
    ghost.setAttribute("aria-hidden", "true");
    const copy = card.cloneNode(true);
    for (const node of [copy, ...copy.querySelectorAll("[id]")]) node.removeAttribute("id");
    copy.removeAttribute("tabindex");
    ghost.append(copy);
    Object.assign(ghost.style, { position: "fixed", left: 0, top: 0, pointerEvents: "none", width: `${box.width}px` });
    document.body.append(ghost);
    follow(x, y);
  }

  function follow(x, y) {
    ghost.style.transform = at(x - grip.x, y - grip.y);
  }

  /** Glides to the element and is gone; fades where there is none. */
  async function land(element) {
    const going = ghost;
    if (!going) return;
    going.dataset.landing = "";
    if (!kb.calm()) {
      const box = element?.getBoundingClientRect();
      const end = box?.width ? { transform: at(box.left, box.top) } : { opacity: 0 };
      await going.animate(end, { duration: 220, easing: "ease-out" }).finished.catch(() => {});
    }
    going.remove();
    if (ghost === going) ghost = null;
  }

  kb.ghost = { lift, follow, land };
})();
