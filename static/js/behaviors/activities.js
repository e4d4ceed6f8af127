// The book button shows or hides the full activities of all columns, remembered per person.
(() => {
  const button = document.querySelector('[data-behavior~="activities"]');
  if (!button) return;

  function show(shown) {
    document.documentElement.dataset.activities = shown ? "shown" : "hidden";
    button.setAttribute("aria-pressed", shown);
  }

  const remembered = kb.remember("activities");
  show(remembered ? remembered === "shown" : button.getAttribute("aria-pressed") === "true");
  button.addEventListener("click", () => {
    show(button.getAttribute("aria-pressed") !== "true");
    kb.remember("activities", document.documentElement.dataset.activities);
  });
})();
