"""What must be true of every page at every size and in both themes, said as a list of faults."""

from collections.abc import Iterator

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

SIZES = {"laptop": (1366, 768), "monitor": (1920, 1080), "phone": (390, 844)}
THEMES = ("light", "dark")

OVERFLOW = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= innerWidth) return [];
  const scrolls = (node) => /auto|scroll|hidden/.test(getComputedStyle(node).overflowX);
  const inScroller = (node) => node && (scrolls(node) || inScroller(node.parentElement));
  const wide = [...document.body.querySelectorAll('*')].filter(
    (node) => node.getBoundingClientRect().right > innerWidth + 1 && !inScroller(node.parentElement));
  const named = wide.slice(0, 4).map((node) => node.outerHTML.slice(0, 80));
  return [`the page is ${page.scrollWidth} wide: ${named.join(' / ')}`];
}"""

# A title may end in an ellipsis; what names an act, a state or a step may not. A pill that leads on is touched beyond
# its edge, so what it holds is measured.
CUT = """() => {
  const held = (node) => [...node.children].every(
    (each) => !each.getClientRects().length // not drawn here: it would be measured at the window's corner
      || getComputedStyle(each).position === 'absolute' // read aloud, not shown
      || each.getBoundingClientRect().right <= node.getBoundingClientRect().right + 1);
  const fits = (node) => node.scrollWidth <= node.clientWidth + 1 && node.scrollHeight <= node.clientHeight + 2;
  return [...document.querySelectorAll(
    '.button:not(.skip-link), .pill, .column-name, .menu-item, .tag, .bottom-item')]
    .filter((node) => node.checkVisibility() && !(node.matches('a.pill') ? held(node) : fits(node)))
    .map((node) => `cut: ${node.textContent.trim().replace(/\\s+/g, ' ')} in ${node.className}`);
}"""

AXE = """async (rules) => {
  document.documentElement.offsetWidth; // a new theme fades in: begin its transitions, then end them
  document.getAnimations().forEach((each) => each.finish());
  const options = { resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
    `axe ${id}: ${target.join(' ')}: ${[...any, ...all, ...none].map((each) => each.message).join('; ')}`));
}"""

UNSEEN = """() => {
  const node = document.activeElement;
  if (node === document.body) return '';
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node);
  const shown = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  const size = node.getBoundingClientRect();
  return shown && size.width && size.height ? '' : `focus unseen on ${node.outerHTML.slice(0, 120)}`;
}"""


DRAWN = "() => document.fonts.ready.then(() => 0)"
"""Nothing is measured in letters of another font, which a slow machine may still show."""


def faults(page: Page) -> list[str]:
    """Overflow, cut words, axe-core's violations and unseen focus; empty when the page is as it should be."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(DRAWN)
    return [f"{size} {theme}: {fault}" for size, theme, fault in _found(page)]


def faults_in_words(page: Page) -> list[str]:
    """Overflow and cut words at every size, and axe-core's violations at one: for the other language's words."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(DRAWN)
    found = page.evaluate(AXE, None)
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{size}: {fault}" for fault in [*page.evaluate(OVERFLOW), *page.evaluate(CUT)]]
    return found


def _found(page: Page) -> Iterator[tuple[str, str, str]]:
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type] # a plain str
            # In the dark everything is asked once; the size changes no more than what stands behind a text.
            rules = ["color-contrast"] if theme == "dark" and size != "laptop" else None
            for fault in [*page.evaluate(OVERFLOW), *page.evaluate(CUT), *page.evaluate(AXE, rules)]:
                yield size, theme, fault
    page.set_viewport_size({"width": 1366, "height": 768})
    for _ in range(14):
        page.keyboard.press("Tab")
        if unseen := page.evaluate(UNSEEN):
            yield "laptop", "dark", unseen
