// A <details> stays open or folded as it was left, whoever signs in at this computer.
(() => {
  for (const fold of document.querySelectorAll('[data-behavior~="fold"]')) {
    if (kb.remember(fold.id, undefined, "") === "folded") fold.open = false;
    fold.addEventListener("toggle", () => kb.remember(fold.id, fold.open ? "open" : "folded", ""));
  }
})();
