// The wall's one question: opens when something was swapped into it, closes by Esc, beside it, or after a minute's idleness.
(() => {
  const dialog = kb.byId("dialog");
  const IDLE = 60; // seconds
  let opener = "";
  let outside = false;
  let touched = { at: 0, date: 0 };

  /** Both counts, since one stands still while the PC sleeps and the other follows a clock that somebody sets. */
  const idle = () => Math.max(performance.now() - touched.at, Date.now() - touched.date) / 1000;
  const touch = () => { touched = { at: performance.now(), date: Date.now() }; };

  function open() {
    if (!dialog.open) {
      opener = document.activeElement?.closest("[data-case]")?.id || "";
      dialog.showModal();
    }
    touch();
    count();
    const first = dialog.querySelector(".signer input:checked, .signer input:enabled") || dialog.querySelector("button, a[href]");
    first?.focus();
  }

  function close() {
    if (dialog.open) dialog.close();
  }

  function count() {
    if (!dialog.open) return;
    const seconds = Math.ceil(IDLE - idle());
    if (seconds <= 0) return close();
    const note = dialog.querySelector("[data-closing]");
    if (note) note.textContent = kb.say("closing", { seconds });
  }

  dialog.addEventListener("close", () => {
    dialog.replaceChildren(); // with the digits in it
    kb.byId(opener)?.querySelector("a")?.focus({ preventScroll: true });
  });
  dialog.addEventListener("pointerdown", (event) => {
    touch();
    outside = event.target === dialog;
  });
  dialog.addEventListener("keydown", touch);
  dialog.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) {
      event.preventDefault();
      close();
    } else if (event.target === dialog && outside) close();
  });

  kb.on("kb:dialog-close", close);
  kb.on("htmx:after:swap", ({ detail: { ctx } }) => {
    if (ctx.target === dialog || ctx.text?.includes('hx-target="#dialog"')) dialog.childElementCount && open();
  });
  kb.on("visibilitychange", count);
  setInterval(count, 1000);
})();
