// The badge says live, delayed or cut; when cut, the banner says since when, and how old the picture is.
(() => {
  const badge = kb.byId("live");
  const banner = kb.byId("cut-banner");
  let since = null;
  const fill = (root, text) => {
    const slot = root?.querySelector('[data-slot="text"]');
    if (slot && slot.textContent !== text) slot.textContent = text;
  };

  /** Shows the state; contact is when the server was last heard (ms). */
  kb.showLive = (state, contact) => {
    badge.dataset.state = state;
    fill(badge, kb.say(state));
    since = state === "cut" ? since || kb.time(contact) : null;
    if (!banner) return;
    if (since) fill(banner, kb.say("cutBanner", { since, seen: kb.time(contact) }));
    banner.hidden = !since;
  };
})();
