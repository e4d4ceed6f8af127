// The session has ended (401): to the sign-in page, unless typed text would be lost; then it opens in another tab.
(() => {
  let ended = false;

  /** Says so once, and again (`anew`) when somebody sends what they typed and the note is gone. */
  kb.signedOut = (anew) => {
    if ((ended && !anew) || document.querySelector("[data-key=signed-out]")) return;
    const address = document.body.dataset.signIn || "/sign-in";
    const next = `${address}?next=${encodeURIComponent(location.pathname + location.search)}`;
    ended = true;
    if (!kb.typed(document)) return location.assign(next);
    const note = kb.toast("refusal", "signedOut");
    const link = Object.assign(document.createElement("a"), { href: next, target: "_blank", textContent: kb.say("signIn") });
    link.className = "button";
    note.querySelector(".toast-actions").append(link);
    note.dataset.key = "signed-out";
  };

  /** After signing in elsewhere: this page's forms get the new session's token. */
  async function resume() {
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("#move [name=csrf_token], [name=csrf_token]")?.value;
    if (page.body.dataset.actor !== document.body.dataset.actor) return location.reload(); // somebody else
    for (const field of document.querySelectorAll("[name=csrf_token]")) field.value = token;
    document.body.setAttribute("hx-headers:inherited", page.body.getAttribute("hx-headers:inherited"));
    ended = false;
    document.querySelector("[data-key=signed-out]")?.remove();
  }

  kb.on("htmx:before:response", (event) => {
    if (event.detail.ctx.response.status !== 401) return;
    event.preventDefault(); // neither HX-Redirect nor a body
    kb.signedOut(event.detail.ctx.request.method === "POST");
  });
  kb.on("visibilitychange", () => ended && !document.hidden && resume());
  window.addEventListener("focus", () => ended && resume());
})();
