// A step of the review folds up once nothing of it is asked, and opens when that is taken back; a hand folds any.
(() => {
  const fields = "input, textarea, .sop-pick";
  const known = new Map();

  function fold() {
    for (const step of document.querySelectorAll(".sop-review-row")) {
      const settled = "settled" in step.dataset;
      const was = known.get(step.id);
      // Who is still writing in it goes on; it folds with the next answer.
      const held = settled && document.activeElement.matches(fields) && step.contains(document.activeElement);
      if (was === settled || held) continue;
      known.set(step.id, settled);
      if (was !== undefined) step.open = !settled;
    }
  }

  fold();
  kb.on("htmx:after:swap", fold);
})();
