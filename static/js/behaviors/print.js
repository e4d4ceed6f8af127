// A button that prints its page; without JavaScript it is not shown, and the browser's own menu prints.
(() => {
  for (const button of document.querySelectorAll('[data-behavior~="print"]')) button.hidden = false;
  kb.on("click", ({ target }) => target.closest('[data-behavior~="print"]') && print());
})();
