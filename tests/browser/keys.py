"""A learner's keyboard: does every type of activity with Tab, Space, Enter, arrows and letters alone."""

from collections.abc import Callable
from typing import Final

from .learner import Learner

_MOST_STOPS: Final = 150
_RING: Final = """() => {
  const at = document.activeElement;
  if (at.matches("video")) { return true; }  // the browser's own controls have the browser's own ring
  const places = [at, at.closest("label"), at.nextElementSibling, at.parentElement].filter(Boolean);
  return places.some((place) => {
    const style = getComputedStyle(place);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  });
}"""

_COVERED: Final = """() => {
  const at = document.activeElement;
  const box = (at.closest("label") || at).getBoundingClientRect();
  const across = [0.1, 0.5, 0.9].map((part) => box.left + box.width * part);
  const down = [0.1, 0.5, 0.9].map((part) => box.top + box.height * part);
  const own = (hit) => hit && (hit.contains(at) || at.contains(hit) || (at.closest("label") || at).contains(hit));
  return !across.some((x) => down.some((y) => {
    const hit = document.elementFromPoint(x, y);
    return own(hit) && hit !== document.body && hit !== document.documentElement;
  }));
}"""


class Keys:
    """The keyboard at a learner's module."""

    def __init__(self, learner: Learner) -> None:
        self.learner = learner
        self.unseen: list[str] = []

    def press(self, *names: str) -> None:
        """Presses keys, one after the other."""
        for name in names:
            self.learner.page.keyboard.press(name)

    def tab_to(self, selector: str, back: bool = False) -> None:
        """Tabs until the focus is on what the selector names; notes every stop that cannot be seen."""
        for _ in range(_MOST_STOPS):
            self.press("Shift+Tab" if back else "Tab")
            self._look()
            if self.at(selector):
                return
        raise AssertionError(f"Tab never came to {selector} on {self.learner.here}")

    def _look(self) -> None:
        ringed, covered = (self.learner.frame.evaluate(question) for question in (_RING, _COVERED))
        if covered or not ringed:
            what = self.learner.frame.evaluate("document.activeElement.outerHTML.slice(0, 120)")
            self.unseen.append(f"{self.learner.here}: {'covered' if covered else 'no ring'}: {what}")

    def at(self, selector: str) -> bool:
        """Returns whether the focus is there."""
        return bool(self.learner.frame.evaluate("selector => document.activeElement.matches(selector)", selector))

    def do_screen(self) -> None:
        """Does the activity of the screen that is shown."""
        kind = str(self.learner.screen.locator("[data-activity]").first.get_attribute("data-activity"))
        KEYS[kind](self)

    def shown(self, selector: str) -> int:
        """Returns how many of these the screen shows."""
        return sum(one.is_visible() for one in self.learner.screen.locator(selector).all())


def _nothing(_keys: Keys) -> None:
    pass


def _radios(keys: Keys, groups: str) -> None:
    """The first Tab into a group comes to its first radio; the arrows pick."""
    for number in range(keys.learner.screen.locator(groups).count()):
        keys.tab_to("input[type=radio]")
        keys.press("Space", *["ArrowDown"] * (number % 2))


def _scale(keys: Keys) -> None:
    _radios(keys, ".statement")


def _sort(keys: Keys) -> None:
    _radios(keys, ".item")


def _film(keys: Keys) -> None:
    keys.tab_to("[data-read-instead]")
    keys.press("Enter")
    assert keys.at("summary")


def _reveal(keys: Keys) -> None:
    for _ in range(keys.learner.screen.locator("summary").count()):
        keys.tab_to("summary")
        keys.press("Enter")


def _choose(keys: Keys) -> None:
    keys.tab_to(".option input")
    keys.press("Space")


def _order(keys: Keys) -> None:
    keys.tab_to("[data-move=down]")
    keys.press("Enter", "Space")
    assert keys.at("[data-move=down]")
    keys.tab_to("[data-keep-order]")
    keys.press("Enter")


def _match(keys: Keys) -> None:
    for _ in range(keys.learner.screen.locator("select").count()):
        keys.tab_to("select")
        keys.press("ArrowDown", "ArrowDown")


def _strengths(keys: Keys) -> None:
    for _ in range(3):
        keys.tab_to(".option input")
        keys.press("Space")
    keys.tab_to(".own")
    keys.learner.page.keyboard.type("I keep at it")


def _scenario(keys: Keys) -> None:
    while keys.shown(".choice"):
        keys.tab_to(".choice")
        keys.press("Enter")


def _checklist(keys: Keys) -> None:
    keys.tab_to(".item input")
    keys.press("Space")


def _write(keys: Keys) -> None:
    keys.tab_to("[data-starter]")
    keys.press("Enter")
    if not keys.at(".own"):
        keys.tab_to(".own")
    keys.learner.page.keyboard.type("it is time.")


def _plan(keys: Keys) -> None:
    keys.tab_to(".ideas input")
    keys.press("Space")
    keys.tab_to("summary")
    keys.press("Enter")
    keys.tab_to("details .own")
    keys.learner.page.keyboard.type("Ask Sam")


KEYS: Final[dict[str, Callable[[Keys], None]]] = {
    "read": _nothing,
    "scale": _scale,
    "film": _film,
    "reveal": _reveal,
    "choose": _choose,
    "sort": _sort,
    "order": _order,
    "match": _match,
    "strengths": _strengths,
    "scenario": _scenario,
    "checklist": _checklist,
    "write": _write,
    "plan": _plan,
    "output": _nothing,
}
