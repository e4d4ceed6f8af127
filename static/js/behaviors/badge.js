// The badge says live, delayed or cut; when cut, the banner says since when, and how old the picture is.
(() => {
  const badge = kb.byId("live");
  const banner = kb.byId("cut-banner");
  let since = null;

  /** Shows the state; contact is when the server was last heard (ms). */
  kb.showLive = (state, contact) => {
    badge.dataset.state = state;
    kb.fill(badge, { text: kb.say(state) });
    since = state === "cut" ? since || kb.time(contact) : null;
    if (!banner) return;
    if (since) kb.fill(banner, { text: kb.say("cutBanner", { since, seen: kb.time(contact) }) });
    banner.hidden = !since;
  };
})();
