// A card that the page shows already is only named in an answer; it stays as it is, in the place that the answer gives it.
(() => {
  const state = () => [...document.querySelectorAll(".stamp")].map((each) => each.value).join();

  // An answer fits what was shown when it was asked for: where another has been faster, the board is asked for anew.
  kb.on("htmx:config:request", ({ detail: { ctx } }) => { ctx.state = state(); });
  kb.on("htmx:before:swap", ({ detail: { ctx, tasks } }) => {
    const parts = tasks.filter(({ target }) => target?.closest("#board, #board-counts, #step-rail"));
    if (!parts.length || ctx.state === state()) return;
    for (const part of parts) part.swapSpec = "none";
    kb.refresh();
  });

  htmx.registerExtension("kept", { htmx_before_morph_node: (card, { newNode }) => newNode.dataset?.kept !== "" });
})();
