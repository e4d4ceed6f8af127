// Phone: the step rail and a swipe choose the one column shown, remembered per board. Wide: its links scroll to theirs.
(() => {
  const board = document.querySelector("[data-board]");
  if (!board) return;
  const place = `step:${location.pathname}`;
  const columns = () => [...board.querySelectorAll("[data-step]")];
  const left = (column) => column.getBoundingClientRect().left - board.getBoundingClientRect().left;
  let timer = 0;

  function select(column) {
    for (const each of columns()) each.toggleAttribute("data-view-current", each === column);
    mark();
    kb.remember(place, column.id);
  }

  /** A live update may have drawn the rail anew. */
  function mark() {
    const current = board.querySelector("[data-view-current]");
    for (const link of document.querySelectorAll('[data-behavior~="steprail"] a')) {
      if (link.hash === `#${current?.id}`) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
  }

  kb.on("click", (event) => {
    const link = event.target.closest('a[href^="#column-"]');
    const column = link && kb.byId(link.hash.slice(1));
    if (!column) return;
    event.preventDefault();
    select(column);
    // Not scrollBy: scroll-snap-stop would hold it at the next column.
    board.scrollTo({ left: board.scrollLeft + left(column), behavior: kb.calm() ? "auto" : "smooth" });
  });
  board.addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (kb.single()) select(columns().sort((a, b) => Math.abs(left(a)) - Math.abs(left(b)))[0]);
    }, 120);
  });
  kb.on("htmx:after:swap", mark);

  const wanted = [kb.byId(location.hash.slice(1)), kb.byId(kb.remember(place)), board.querySelector("[data-mine]")];
  select(wanted.find((each) => each && board.contains(each)) || columns()[0]);
  if (kb.single()) board.scrollLeft += left(board.querySelector("[data-view-current]"));
})();
