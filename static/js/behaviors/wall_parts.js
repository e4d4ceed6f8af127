// What does not fit is dealt out on pages: of a long SOP six columns at a time, of a full column as many cards as it holds.
(() => {
  const ABREAST = 6; // columns side by side that can be read at four metres
  let parts = [1]; // pages of each part of the board

  const columns = () => [...document.querySelectorAll(".wall .column")];
  const cards = (column) => [...column.querySelectorAll(".card")];
  const own = (column) => (column.dealt.at(-1) ?? 0) + 1;
  /** Whether a column belongs to a part of the board; the parts are about equally wide. */
  const within = (part, at, count) => Math.floor((at * parts.length) / count) === part;

  /** Shows one part of the board, and returns its columns. */
  function open(part) {
    const all = columns();
    all.forEach((column, at) => column.toggleAttribute("data-view-off", !within(part, at, all.length)));
    return all.filter((_, at) => within(part, at, all.length));
  }

  /** Puts the cards of one column on pages as high as the column; returns how many there are. */
  function deal(column) {
    const list = column.querySelector(".cards");
    for (const card of cards(column)) card.removeAttribute("data-view-off");
    column.dealt = [];
    let top = 0;
    for (const { offsetTop, offsetHeight } of cards(column)) {
      const begins = !column.dealt.length || offsetTop + offsetHeight - top > list.clientHeight;
      if (begins) top = offsetTop;
      column.dealt.push((column.dealt.at(-1) ?? -1) + (begins ? 1 : 0));
    }
    return own(column);
  }

  /** Deals everything anew; returns the number of pages. */
  function lay() {
    parts = Array.from({ length: Math.max(1, Math.ceil(columns().length / ABREAST)) }, () => 1);
    for (const part of parts.keys()) parts[part] = Math.max(1, ...open(part).map(deal));
    return parts.reduce((sum, each) => sum + each, 0);
  }

  function show(page) {
    let part = 0;
    let turn = page; // of this part
    while (part < parts.length - 1 && turn >= parts[part]) turn -= parts[part++];
    for (const column of open(part)) {
      const here = turn % own(column);
      cards(column).forEach((card, at) => card.toggleAttribute("data-view-off", column.dealt[at] !== here));
      const count = Number(column.querySelector(".cards").dataset.total) - column.dealt.filter((each) => each === here).length;
      column.querySelector("[data-more]").textContent = count > 0 ? kb.say("more", { count }) : "";
    }
  }

  kb.pages = { lay, show };
})();
