// A page where a fragment was expected, or no answer at all, is told in the page's own words; nothing is swapped in.
(() => {
  const background = (ctx) => /^(live|refresh)$/.test(ctx.sourceElement?.id);
  const keyed = (ctx) => ctx.request.form?.elements.key; // doubt.js speaks for those

  kb.on("htmx:before:swap", (event) => {
    const { ctx } = event.detail;
    const status = ctx.response?.status || 0;
    if (background(ctx) ? status < 300 : status < 400 || !/^\s*<!doctype/i.test(ctx.text)) return;
    event.preventDefault();
    if (background(ctx) || (status >= 500 && keyed(ctx))) return;
    kb.toast("refusal", status < 500 ? "odd" : "unreachable");
  });

  kb.on("htmx:error", ({ detail: { ctx } }) => {
    if (ctx && !background(ctx) && !keyed(ctx)) kb.toast("refusal", "unreachable");
  });
})();
