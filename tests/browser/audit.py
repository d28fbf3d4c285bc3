"""Runs axe-core on a screen and keeps what it found, for the accessibility report."""

import json
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Frame

from .door import MODULES

LEVELS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_RESULTS: Final = Path(__file__).parents[2] / ".cache" / "axe"
_RUN: Final = """async (levels) => {
  await Promise.all(document.getAnimations().map((change) => change.finished));
  const found = await axe.run({ exclude: [".screen[hidden]"] }, { runOnly: { type: "tag", values: levels } });
  const brief = (rules) => rules.map((rule) => ({
    id: rule.id, impact: rule.impact, help: rule.help,
    nodes: rule.nodes.map((node) => ({ target: node.target.join(" "), why: node.failureSummary || "" }))
  }));
  return {
    axe: found.testEngine.version, passes: found.passes.map((rule) => rule.id),
    violations: brief(found.violations), incomplete: brief(found.incomplete)
  };
}"""


class Audit:
    """The audits of one module in one theme."""

    def __init__(self, module: str, theme: str, frame: Frame) -> None:
        self.module, self.theme, self.frame = module, theme, frame
        self.screens: dict[str, Any] = {}
        frame.evaluate((MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))

    def take(self, name: str) -> None:
        """Audits what the page shows now, under this name."""
        self.screens[name] = self.frame.evaluate(_RUN, LEVELS)

    def violations(self) -> list[str]:
        """Returns every violation as one line."""
        return [
            f"{name}: {rule['id']}: {node['target']}: {node['why']}"
            for name, found in self.screens.items()
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    def keep(self) -> None:
        """Writes what was found to `.cache/axe/MODULE-THEME.json`."""
        _RESULTS.mkdir(parents=True, exist_ok=True)
        facts = {"module": self.module, "theme": self.theme, "levels": LEVELS, "screens": self.screens}
        path = _RESULTS / f"{self.module}-{self.theme}.json"
        path.write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
