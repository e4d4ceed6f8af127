// A row is carried by its grip; where it is let go, a button of the form is pressed: "move:<step>:<place>".
(() => {
  const form = document.querySelector('[data-behavior~="sop"]');
  if (!form || !document.querySelector("[data-grip]")) return;
  form.setAttribute("data-grip-ready", "");
  let lifted = null;
  let place = null;

  const rows = () => [...form.querySelectorAll("#sop-body [data-key]")];

  function clear() {
    for (const row of rows()) {
      delete row.dataset.dropBefore;
      delete row.dataset.dropAfter;
    }
  }

  function end() {
    clear();
    if (lifted) delete lifted.dataset.lifted;
    lifted = place = null;
  }

  form.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button) return;
    event.preventDefault();
    lifted = grip.closest("[data-key]");
    lifted.dataset.lifted = "";
    grip.setPointerCapture(event.pointerId);
  });

  form.addEventListener("pointermove", (event) => {
    if (!lifted) return;
    if (event.clientY > innerHeight - 60) scrollBy(0, 14);
    if (event.clientY < 60) scrollBy(0, -14);
    clear();
    const others = rows().filter((row) => row !== lifted);
    const below = others.find((row) => {
      const box = row.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    });
    place = below ? others.indexOf(below) : others.length;
    const mark = below || others.at(-1);
    if (mark) mark.dataset[below ? "dropBefore" : "dropAfter"] = "";
  });

  form.addEventListener("pointerup", () => {
    if (!lifted || place === null) return end();
    const button = document.createElement("button");
    button.name = "act";
    button.value = `move:${lifted.dataset.key}:${place}`;
    button.hidden = true;
    form.append(button);
    form.requestSubmit(button);
    button.remove();
    end();
  });
  form.addEventListener("pointercancel", end);
  kb.on("keydown", (event) => { if (event.key === "Escape") end(); });
})();
