// A file from the computer is let go over a card, a task or the page of a case: the form that takes it opens with it.
(() => {
  if (kb.drop) return;
  kb.drop = true;
  let over = null;

  const carries = ({ dataTransfer }) => [...(dataTransfer?.types || [])].includes("Files");
  const place = ({ target }) => target.closest?.("[data-upload], [data-seen]");

  function mark(node) {
    if (over === node) return;
    if (over) over.style.outline = "";
    over = node;
    if (over) over.style.outline = "3px dashed var(--ungu)";
  }

  /** Puts the files into the form's field, as if they had been chosen there. */
  function put(form, files) {
    const field = form?.querySelector("[type=file]");
    if (!field) return;
    field.files = files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  }

  async function take(node, files) {
    if (node.matches("[data-upload]")) return put(node, files);
    const id = node.dataset.case || node.id.slice(5);
    await htmx.ajax("GET", `/cases/${id}/documents`, { target: "#dialog", swap: "innerHTML" });
    put(document.querySelector("#dialog [data-upload]"), files);
  }

  kb.on("dragover", (event) => {
    if (!carries(event)) return;
    const node = place(event);
    if (!event.target.matches("[type=file]")) event.preventDefault(); // else the browser leaves the page for the file
    event.dataTransfer.dropEffect = node ? "copy" : "none";
    mark(node || null);
  });
  kb.on("dragleave", (event) => event.relatedTarget || mark(null));
  kb.on("drop", (event) => {
    if (!carries(event)) return;
    const node = place(event);
    mark(null);
    if (event.target.matches("[type=file]")) return;
    event.preventDefault();
    if (node) take(node, event.dataTransfer.files);
  });
})();
