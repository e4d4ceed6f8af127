// The pages turn by themselves, and the SOPs one after another; a touch stops both for a minute.
(() => {
  const REST = 60; // seconds after a touch
  const LEAST = 8; // seconds a page stands at least
  const rotation = Number(document.body.dataset.rotation || 0);
  if (!rotation) return;
  let page = 0;
  let pages = 1;
  let left = rotation;
  let rest = 0;

  const boards = () => (kb.byId("wall").dataset.boards || "").split(" ").filter(Boolean);
  const stay = () => Math.max(LEAST, Math.ceil(rotation / pages));

  function lay() {
    pages = kb.pages.lay();
    page %= pages;
    kb.pages.show(page);
  }

  async function turn() {
    page = (page + 1) % pages;
    left = stay();
    const all = boards();
    const field = kb.byId("wall-board");
    const next = all[(all.indexOf(field.value) + 1) % all.length];
    if (page || !next || next === field.value) return kb.pages.show(page);
    field.value = next;
    await kb.refresh();
    left = stay();
  }

  function tell() {
    const place = kb.byId("wall-turn");
    if (!place) return;
    const moves = boards().length > 1 || pages > 1;
    const turns = rest ? kb.say("resting", { seconds: rest }) : kb.say("turning", { seconds: Math.max(left, 0) });
    kb.fill(place, { turn: moves ? `· ${turns}` : "" });
  }

  function tick() {
    if (kb.byId("dialog").open || kb.drag.holds()) rest = REST;
    else if (rest) rest -= 1;
    else if (--left <= 0) turn();
    tell();
  }

  function touched() {
    rest = REST;
    tell();
  }

  kb.on("pointerdown", touched);
  kb.on("keydown", touched);
  kb.on("htmx:after:swap", ({ detail: { ctx } }) => {
    if (ctx.sourceElement?.id !== "refresh") return;
    lay();
    tell();
  });
  addEventListener("resize", lay);
  document.fonts?.ready.then(lay);
  lay();
  left = stay();
  tell();
  setInterval(tick, 1000);
})();
