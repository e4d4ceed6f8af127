"""A person at the page whose steps are counted and, where KANBAN_RECORDING names a folder, photographed one by one."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from playwright.sync_api import Locator, Page


@dataclass
class Hand:
    """`steps` is what was done so far, each with the second in which its answer stood on the page."""

    page: Page
    steps: list[tuple[str, float]] = field(default_factory=list)
    began: float = field(default_factory=monotonic)

    def press(self, role: str, name: str | re.Pattern[str], within: str = "main") -> None:
        named = self.page.locator(within).get_by_role(
            role,  # type: ignore[arg-type] # Playwright lists the roles one by one
            name=name,
            exact=isinstance(name, str),
        )
        found = named.first
        said = " ".join(found.inner_text().split())
        found.click()
        self.done(f"press “{said}”")

    def type(self, label: str, text: str) -> None:
        self.page.get_by_label(label).fill(text)
        self.page.keyboard.press("Tab")
        self.done(f"type “{text}” into “{label}”")

    def choose(self, where: Locator, option: str, said: str) -> None:
        where.select_option(label=option)
        self.done(f"choose “{option}” for “{said}”")

    def done(self, what: str) -> None:
        self.steps.append((what, monotonic() - self.began))
        if folder := os.environ.get("KANBAN_RECORDING"):
            self._photograph(Path(folder))

    def _photograph(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.page.wait_for_load_state()
        self.page.screenshot(path=folder / f"{len(self.steps):02d}.png")
        lines = (f"{n:02d}  {at:5.1f} s  {what}" for n, (what, at) in enumerate(self.steps, 1))
        (folder / "steps.txt").write_text("\n".join(lines) + "\n", "utf-8")
