"""What a rule may look at besides a module: the whole course, the day, the platform."""

from dataclasses import dataclass
from datetime import date

from scormpack.load.course import Loaded
from scormpack.model.consent import Channel
from scormpack.model.profile import Profile


@dataclass(frozen=True, slots=True)
class Subject:
    """A course on a day, for a platform."""

    loaded: Loaded
    today: date
    profile: Profile

    @property
    def channel(self) -> Channel:
        """Where people will be shown through this platform."""
        return "print" if self.profile.formats == ("print",) else "lms"
