// Keeps the page true: hears revisions on the stream, polls when there is none, knows when it is cut off.
(() => {
  const live = kb.byId("live");
  const url = live?.dataset.revisionUrl;
  if (!url) return;
  const SILENCE = 40000; // the server beats every 15 s
  let stream = null; // hx-sse's connection
  let heard = 0;
  let contact = Date.now();
  let known = live.dataset.revision;
  let stale = false;
  let refreshed = Date.now();
  let failures = 0;
  let asking = false;
  let soon = 0;

  async function refresh() {
    soon = 0;
    refreshed = Date.now();
    stale = (await kb.refresh()) === false;
  }

  function note(revision) {
    contact = Date.now();
    failures = 0;
    if (revision !== undefined && revision !== known) {
      known = revision;
      stale = true;
    }
    if (stale && !soon) soon = setTimeout(refresh, Math.random() * 120);
  }

  async function poll() {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5000), headers: { "HX-Request": "true" } });
      if (answer.status === 401) return kb.signedOut();
      if (!answer.ok) throw new Error(answer.status);
      const back = failures > 0;
      note((await answer.text()).trim());
      if (back) stream?.delayCanceller?.();
      return back;
    } catch {
      failures += 1;
    }
  }

  /** The stream's first connection is ours to start and to repeat; hx-sse repeats the later ones. */
  function connect() {
    if (asking || live._htmx?.sse || !live._htmx) return;
    asking = true;
    htmx.trigger(live, "kb:connect");
  }

  async function tick() {
    setTimeout(tick, 2500 + Math.random() * 1000);
    if (document.hidden) return;
    const silent = Date.now() - heard > SILENCE;
    if (stream && silent && heard) stream.reader?.cancel(); // half open: nobody at the other end
    if (!stream || silent) {
      const back = await poll();
      if (back || tick.count++ % 4 === 0) connect();
    }
    if (Date.now() - refreshed > 60000 && !failures) refresh();
    show();
  }
  tick.count = 0;

  const show = () => kb.showLive(failures > 1 ? "cut" : stream && heard ? "live" : "delayed", contact);

  function hear(event) {
    heard = Date.now();
    note(event.type === "revision" ? event.detail.data : undefined);
    show();
  }

  live.addEventListener("revision", hear);
  live.addEventListener("beat", hear);
  live.addEventListener("htmx:sse:after:connection", ({ detail }) => { stream = detail.connection; });
  live.addEventListener("htmx:sse:before:connection", ({ detail }) => { if (detail.connection.attempt) heard = 0; });
  live.addEventListener("htmx:sse:close", () => { stream = null; });
  live.addEventListener("htmx:sse:error", ({ detail }) => detail.status === 401 && kb.signedOut());
  live.addEventListener("htmx:finally:request", () => { asking = false; });
  kb.on("visibilitychange", () => !document.hidden && Date.now() - contact > 5000 && refresh());
  kb.on("htmx:after:process", connect);
  kb.on("click", ({ target }) => target.closest("[data-retry]") && poll().then(show));
  connect();
  setTimeout(tick, 3000);
})();
