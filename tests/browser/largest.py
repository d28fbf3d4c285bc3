"""The largest answers that a module can take: everything ticked, every box filled to its limit."""

from typing import Final

from playwright.sync_api import Locator, expect

from .learner import Learner

_TICK_ALL: Final = """() => {
  document.querySelectorAll("[data-activity] input[type=checkbox]").forEach((box) => {
    if (!box.checked) { box.click(); }
  });
  document.querySelectorAll("[data-activity] input[type=radio]:last-of-type").forEach((dot) => dot.click());
  document.querySelectorAll("[data-keep-order]").forEach((button) => button.click());
  document.querySelectorAll("[data-activity] summary").forEach((fold) => {
    if (!fold.parentElement.open) { fold.click(); }
  });
  document.querySelectorAll("[data-activity] select").forEach((list) => {
    list.selectedIndex = list.length - 1;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  });
  document.querySelectorAll(".scenario").forEach((root) => {
    let choice = root.querySelector("[data-scene]:not([hidden]) .choice");
    for (let way = 0; choice && way < 12; way += 1) {
      choice.click();
      choice = root.querySelector("[data-scene]:not([hidden]) .choice");
    }
  });
}"""


def fill_largest(learner: Learner, letter: str) -> None:
    """Ticks everything and fills each box with `letter` up to its limit; one more must be refused, in sight."""
    learner.frame.evaluate(_TICK_ALL)
    cost = int(learner.frame.evaluate("letter => scormpack.text.cost(letter)", letter))
    for screen in learner.screens:
        if not learner.at(f"#s-{screen['id']} .own").count():
            continue
        learner.go_to(screen["id"])
        for box in learner.screen.locator(".own").all():
            _fill_box(learner, box, letter, cost)


def _fill_box(learner: Learner, box: Locator, letter: str, cost: int) -> None:
    limit = int(str(box.get_attribute("data-limit")))
    most = letter * (limit // cost)
    holder = box.locator("xpath=..")
    box.focus()
    learner.page.keyboard.insert_text(most)
    expect(box).to_have_value(most)
    expect(holder.locator(".refused")).to_be_hidden()
    learner.page.keyboard.insert_text(letter)
    expect(box).to_have_value(most)
    expect(holder.locator(".refused")).to_be_visible()
