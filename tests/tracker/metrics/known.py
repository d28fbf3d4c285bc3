"""The true figures of invented histories, worked out without a database."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from scormpack.tracker.metrics.scope import Scope
from scormpack.tracker.metrics.windows import Window
from tracker.truth import Histories, Study, Style

Key = tuple[str, ...]
Value = Callable[[Study], int]


def naive(when: datetime) -> datetime:
    """The moment as the store has it: UTC without a zone, milliseconds."""
    plain = when.astimezone(UTC).replace(tzinfo=None)
    return plain.replace(microsecond=plain.microsecond // 1000 * 1000)


class Known:
    """What is true of the studies whose start lies in the scope's windows."""

    def __init__(self, told: Histories, scope: Scope) -> None:
        self.told, self.scope = told, scope
        self.started = [study for study in told.studies if study.started and self.window(study.started_at)]

    def window(self, when: datetime) -> Window | None:
        return next((one for one in self.scope.windows if one.begin <= naive(when) < one.end), None)

    def followed(self, study: Study) -> bool:
        return naive(study.started_at) <= self.scope.closed

    def complete(self, study: Study) -> bool:
        return bool(study.completed_at) and self.followed(study) and self.in_time(study)

    def in_time(self, study: Study) -> bool:
        limit = timedelta(days=self.scope.follow_up_days)
        return bool(study.completed_at and naive(study.completed_at) <= naive(study.started_at) + limit)

    def modules(self) -> Counter[Key]:
        """People by module, window, site and class."""
        found: Counter[Key] = Counter()
        for study in self.started:
            window = self.window(study.started_at)
            kind = "open" if not self.followed(study) else "completed" if self.complete(study) else "not"
            found[study.module, window.id if window else "", study.visits[0].site, kind] += 1
        return found

    def learners(self) -> Counter[Key]:
        """People by window, site and class, on the course as a whole."""
        own: dict[str, list[Study]] = {}
        for study in self.told.studies:
            if study.started:
                own.setdefault(study.learner, []).append(study)
        found: Counter[Key] = Counter()
        for studies in own.values():
            first = min(studies, key=lambda study: (naive(study.started_at), study.module))
            window = self.window(first.started_at)
            if window:
                found[window.id, first.visits[0].site, self._course(first, studies)] += 1
        return found

    def _course(self, first: Study, studies: list[Study]) -> str:
        ends = [study.completed_at for study in studies if study.completed_at]
        limit = naive(first.started_at) + timedelta(days=self.scope.follow_up_days)
        done = len(ends) == len(self.told.modules) and max(naive(end) for end in ends) <= limit
        return "open" if not self.followed(first) else "completed" if done else "not"

    def rich(self) -> list[Study]:
        """Starters of whom screens are told."""
        return [study for study in self.started if study.style is not Style.CMI5]

    def screens(self) -> Counter[Key]:
        return Counter((study.module, screen) for study in self.rich() for screen in study.screens)

    def outputs(self) -> Counter[Key]:
        return Counter((study.module,) for study in self.rich() if study.made_output)

    def changes(self) -> Counter[Key]:
        found: Counter[Key] = Counter()
        for study in self.rich():
            pairs = [study.after[item] - study.before[item] for item in study.before if item in study.after]
            if pairs:
                found[study.module, "up" if sum(pairs) > 0 else "down" if sum(pairs) < 0 else "same"] += 1
        return found

    def minutes(self) -> dict[str, Counter[int]]:
        return self._values(lambda study: int(study.seconds / 60 + 0.5))

    def sessions(self) -> dict[str, Counter[int]]:
        return self._values(lambda study: len(study.visits))

    def _values(self, value: Value) -> dict[str, Counter[int]]:
        found: dict[str, Counter[int]] = {}
        for study in self.started:
            if self.in_time(study):
                found.setdefault(study.module, Counter())[value(study)] += 1
        return found

    def apart(self, outcome: str) -> int:
        return sum(
            study.outcome.value == outcome and bool(self.window(study.started_at)) for study in self.told.studies
        )
