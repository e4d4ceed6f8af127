// Menus are <details>: one open at a time; a click elsewhere or Esc closes it.
(() => {
  const open = () => document.querySelectorAll('details[data-behavior~="menu"][open]');

  kb.on("click", ({ target }) => {
    for (const menu of open()) if (!menu.contains(target) || target.closest("a[href], button")) menu.open = false;
  });
  kb.on("keydown", (event) => {
    const [menu] = open();
    if (event.key !== "Escape" || !menu) return;
    event.preventDefault();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
