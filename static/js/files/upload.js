// A form that takes a file says how far it is on its way, and refuses before it is sent what is too large. Without an answer
// it keeps its key for the repeat: htmx asks by XMLHttpRequest here, since fetch tells nothing of what it has sent.
(() => {
  if (kb.upload) return;
  kb.upload = true;
  const SILENCE = 60000;
  let doubt = null; // of the last submit that nobody answered

  /** Its form, when a file goes with it; without one it is a form like others. */
  function formOf(ctx) {
    const form = ctx?.request.form;
    return form?.matches("[data-upload]") && chosen(form) ? form : null;
  }
  const fields = (form) => [...form.querySelectorAll("[type=file]:enabled")];

  /** Which file was chosen, by what a browser tells of it. */
  function chosen(form) {
    const file = fields(form).map(({ files }) => files[0]).find(Boolean);
    return file ? [form.getAttribute("action"), file.name, file.size, file.lastModified].join() : "";
  }

  /** A field that is out of sight because something else was chosen sends nothing, and holds nothing up. */
  function rest(form, isAtRest) {
    for (const field of form.querySelectorAll("[type=file]")) field.disabled = isAtRest;
  }

  function say(form, key, percent = 0) {
    const place = form.querySelector("[data-progress]");
    const words = place.querySelector("p");
    words.textContent = words.dataset[key].replace("{percent}", percent);
    place.querySelector("progress").value = percent;
    place.hidden = false;
  }

  const headers = (text) => text.trim().split("\r\n").map((line) => [line.split(":", 1)[0], line.slice(line.indexOf(":") + 2)]);

  const send = (form) => (url, { method, headers: given, body, signal }) =>
    new Promise((answered, lost) => {
      const ask = new XMLHttpRequest();
      let timer = 0;
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => ask.abort(), SILENCE);
      };
      ask.open(method, url);
      for (const [name, value] of Object.entries(given)) ask.setRequestHeader(name, value);
      ask.upload.onprogress = ({ loaded, total }) => {
        wait();
        say(form, loaded < total ? "sending" : "checking", Math.floor((loaded * 100) / total));
      };
      ask.onload = () => {
        const { status, responseText } = ask;
        answered(new Response(status === 204 ? null : responseText, { status, headers: headers(ask.getAllResponseHeaders()) }));
      };
      ask.onerror = ask.onabort = () => lost(new TypeError("no answer"));
      ask.onloadend = () => clearTimeout(timer);
      signal?.addEventListener("abort", () => ask.abort());
      wait();
      ask.send(body);
    });

  function leave(event, ctx) {
    const form = formOf(ctx);
    doubt = { file: chosen(form), key: ctx.request.body.get("key") };
    event.stopPropagation(); // doubt.js would look for a card that has moved
    say(form, "lost");
  }

  kb.on("htmx:config:request", ({ detail: { ctx } }) => {
    const form = formOf(ctx);
    if (!form) return;
    ctx.fetch = send(form);
    ctx.request.timeout = 0; // a large file is long on its way; what counts is that it moves
    if (doubt?.file === chosen(form)) ctx.request.body.set("key", doubt.key);
  });
  kb.on("htmx:error", (event) => formOf(event.detail.ctx) && leave(event, event.detail.ctx), true);
  kb.on("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    if (!formOf(ctx)) return;
    if (ctx.response.status >= 500 && !ctx.text.includes("<hx-partial")) leave(event, ctx);
    else doubt = null;
  }, true);

  kb.on("change", ({ target }) => {
    const form = target.closest?.("[data-upload]");
    if (form && target.name === "output") rest(form, target.value !== "document");
    if (target.type !== "file" || !form) return;
    form.querySelector("[name=output][value=document]")?.click(); // dropped on the form, before anybody chose
    target.setCustomValidity(target.files[0]?.size > Number(form.dataset.upload) ? target.dataset.tooLarge : "");
    target.reportValidity();
    form.querySelector("[data-progress]").hidden = true;
  });
  kb.on("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-upload]") || fields(form).every((field) => field.reportValidity())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
})();
