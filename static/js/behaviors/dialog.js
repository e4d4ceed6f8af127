// The page's one dialog: opens when something was swapped into it, focuses its first field, gives the focus back.
(() => {
  const dialog = kb.byId("dialog");
  if (!dialog) return;
  let opener = null;
  let outside = false;
  const FIELD = "[autofocus], textarea, select, input:not([type=hidden])";

  kb.openDialog = () => {
    if (!dialog.open) {
      const focused = document.activeElement;
      opener = { node: focused, id: focused?.id, card: focused?.closest?.(".card")?.id };
      dialog.showModal();
    }
    (dialog.querySelector("[aria-invalid=true]") || dialog.querySelector(FIELD) || dialog.querySelector("button, a[href]"))?.focus();
  };

  function close() {
    if (dialog.open) dialog.close();
  }

  dialog.addEventListener("close", () => {
    dialog.replaceChildren();
    const back = [opener?.node?.isConnected && opener.node, kb.byId(opener?.id), kb.byId(opener?.card), kb.byId("now-title")];
    back.find((node) => node && kb.visible(node))?.focus({ preventScroll: true });
    opener = null;
  });

  // Typed text goes only on a second Esc; the browser itself lets nobody hold a third one back.
  dialog.addEventListener("cancel", (event) => {
    if (!kb.typed(dialog) || dialog.querySelector("[data-key=typed]")) return;
    event.preventDefault();
    kb.toast("info", "typed").dataset.key = "typed";
  });

  dialog.addEventListener("pointerdown", (event) => { outside = event.target === dialog; });
  dialog.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]") && !event.target.closest(".toast")) return close();
    if (event.target === dialog && outside && !kb.typed(dialog)) close();
  });

  // Under the opener's name may stand the next step's act by now: a second Enter must not do that one too.
  kb.on("kb:moved", () => { opener = { card: opener?.card }; });
  kb.on("kb:dialog-open", kb.openDialog);
  kb.on("kb:dialog-close", close);
  // A refusal is a toast, and toasts lie under an open dialog: the dialog goes, or keeps what was typed and takes it in.
  kb.on("kb:refused", () => {
    if (!kb.typed(dialog)) close();
    else if (dialog.open) dialog.append(...[kb.byId("toasts").lastElementChild].filter(Boolean));
  });
  kb.on("htmx:after:swap", ({ detail: { ctx } }) => {
    if (ctx.target === dialog && ctx.swap !== "none" && dialog.childElementCount) kb.openDialog();
  });
})();
