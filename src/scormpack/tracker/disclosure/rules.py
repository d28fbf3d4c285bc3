"""The rules that everybody may know: what is suppressed, how the rest is rounded, what counts as safe."""

from dataclasses import dataclass
from typing import Any, Final, Self

from scormpack.core.errors import UsageMistake

UNBOUNDED: Final = float("inf")


@dataclass(frozen=True, slots=True)
class Rules:
    """Counts under `threshold` (zero too) are suppressed, the rest rounded to `base`.

    A suppressed count is safe when the values that fit everything published span at least `span`.
    """

    threshold: int = 10
    base: int = 5
    span: int = 5

    def __post_init__(self) -> None:
        if self.threshold < 1 or self.base < 1 or self.span < 1 or self.span >= self.threshold:
            raise UsageMistake(
                f"Threshold {self.threshold}, base {self.base} and span {self.span} do not fit together.",
                fix="take a span that is smaller than the threshold; the usual ones are 10, 5 and 5.",
            )

    def small(self, count: int) -> bool:
        """Whether a count must be suppressed for itself alone."""
        return count < self.threshold

    def rounded(self, count: int) -> int:
        """The nearest multiple of the base; halves go up."""
        return (count + self.base // 2) // self.base * self.base

    def behind(self, rounded: int) -> tuple[int, int]:
        """The least and the greatest count that stand behind a published figure, the threshold kept in mind."""
        return max(self.threshold, rounded - self.base // 2), rounded + self.base - 1 - self.base // 2

    def as_json(self) -> dict[str, int]:
        """The rules as plain values."""
        return {"threshold": self.threshold, "base": self.base, "span": self.span}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """The rules that a report had."""
        return cls(int(values["threshold"]), int(values["base"]), int(values["span"]))
