// Asks for what has changed, one request at a time, through the page's #refresh element.
(() => {
  const asker = kb.byId("refresh");
  let current = null;
  let next = null;
  let finish = null;

  function start() {
    const target = document.querySelector(asker.getAttribute("hx-target") || "none");
    if (kb.typed(target) || !asker._htmx) return kb.wait(1000).then(() => false); // half-typed text is not redrawn
    current = new Promise((done) => {
      finish = done;
      setTimeout(done, 20000, false);
      htmx.trigger(asker, "kb:refresh");
    }).finally(() => { current = null; });
    return current;
  }

  /** Resolves to true once the page shows what the server knew after this call, false if it could not be asked. */
  kb.refresh = () => {
    if (!asker) return Promise.resolve(null);
    if (!current) return start();
    next ||= current.then(() => {
      next = null;
      return kb.refresh();
    });
    return next;
  };

  // A screen that redraws itself whole (home, case) learns of this page's own act at once.
  for (const name of ["kb:moved", "kb:clocked", "kb:refused"]) kb.on(name, () => asker?.hasAttribute("hx-target") && kb.refresh());
  kb.on("htmx:finally:request", ({ detail: { ctx } }) => {
    if (ctx.sourceElement === asker) finish?.(ctx.response?.status < 300 && ctx.status === "swapped");
  });
})();
