// Toasts: a confirmation leaves after 8 s (not while pointed at or focused), a refusal when closed; three at most, and
// of one file only the latest.
(() => {
  const place = kb.byId("toasts");
  if (!place) return;
  const all = () => [...place.querySelectorAll(".toast")];

  function leave(toast) {
    const focused = toast.contains(document.activeElement);
    toast.remove();
    if (!focused) return;
    const back = [`#case-${toast.dataset.case}`, '.card[tabindex="0"]', "#now-title", "main a[href]"];
    back.map((each) => document.querySelector(each)).find(kb.visible)?.focus({ preventScroll: true });
  }

  setInterval(() => {
    if (place.matches(":hover, :focus-within")) return;
    for (const toast of all().filter((each) => each.dataset.kind === "done")) {
      toast.secondsLeft = (toast.secondsLeft ?? 8) - 0.5;
      if (toast.secondsLeft <= 0) leave(toast);
    }
  }, 500);

  new MutationObserver(() => {
    const older = all();
    const { dataset } = older.pop() || {};
    older.filter((each, at) => at < older.length - 2 || (each.dataset.case && each.dataset.case === dataset.case)).forEach(leave);
  }).observe(place, { childList: true });

  kb.on("click", ({ target }) => {
    const toast = target.closest(".toast");
    if (toast && target.closest("[data-close], button[form], a[href]:not([target])")) setTimeout(() => leave(toast));
  });
})();
