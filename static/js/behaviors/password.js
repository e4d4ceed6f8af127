// The eye beside a password field shows what was typed until pressed again or sent.
(() => {
  const field = (button) => kb.byId(button.getAttribute("aria-controls"));

  function show(button, shown) {
    field(button).type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", shown);
  }

  for (const button of document.querySelectorAll('[data-behavior~="password"]')) button.hidden = false;
  kb.on("click", ({ target }) => {
    const button = target.closest('[data-behavior~="password"]');
    if (button) show(button, field(button).type === "password");
  });
  kb.on("submit", ({ target }) => {
    for (const button of target.querySelectorAll('[data-behavior~="password"]')) show(button, false);
  }, true);
})();
