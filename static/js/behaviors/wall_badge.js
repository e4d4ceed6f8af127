// Whether the picture is of now: live, delayed, or cut off and since when the data is old.
(() => {
  const banner = kb.byId("cut-banner");
  let last = ["live", Date.now()];

  /** contact is when the server was last heard, on this computer's clock. */
  kb.showLive = (state, contact) => {
    last = [state, contact];
    const badge = kb.byId("wall-live");
    if (!badge) return;
    const heard = kb.office.now() - (Date.now() - contact);
    badge.dataset.state = state;
    kb.fill(badge, { text: kb.say(state, { time: kb.office.clock(heard, state !== "cut") }) });
    banner.hidden = state !== "cut";
    if (state === "cut") kb.fill(banner, { text: kb.say("cutBanner", { time: kb.office.clock(heard) }) });
  };

  kb.on("htmx:after:swap", ({ detail: { ctx } }) => ctx.sourceElement?.id === "refresh" && kb.showLive(last[0], Date.now()));
})();
