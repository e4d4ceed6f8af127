// A plain form is sent once: a second submit within 3 s (a double click, an impatient Enter) does nothing.
(() => {
  const sent = new WeakMap();

  kb.on("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.hasAttribute("hx-post") || form.method === "dialog") return;
    if (Date.now() - (sent.get(form) || 0) < 3000) event.preventDefault();
    else sent.set(form, Date.now());
  });
})();
