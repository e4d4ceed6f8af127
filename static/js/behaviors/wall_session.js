// Revoked, replaced, or a form from before a restart: the wall loads its page anew, which says what is the matter.
(() => {
  let leaving = false;

  kb.signedOut = () => {
    if (leaving) return;
    leaving = true;
    location.reload();
  };

  kb.on("htmx:before:response", (event) => {
    const { status } = event.detail.ctx.response;
    if (status === 401) {
      event.preventDefault();
      kb.signedOut();
    } else if (status === 400) {
      event.preventDefault();
      kb.byId("dialog").close();
      kb.toast("refusal", "old");
      setTimeout(kb.signedOut, 4000);
    }
  });
})();
