"""What reads badly or is badly measured, and the nearest that is still fine."""

from starter import MODULE

from faults.case import Bad, Good, screen, swap

_INTRO = "intro: The film is short. You can stop it at any time."
_TWENTY = "You can stop the film and go back to it as and when you like on this day or the next."
_HARD = "body: |\n  " + "\n  ".join(
    ["Many organisations recognise transferable capabilities.", "Demonstrating reliability is particularly significant.",
     "Communicating appropriately is a fundamental requirement.", "Employers appreciate considerable determination.",
     "Volunteering opportunities are available immediately.", "Preparation necessarily requires concentration."]
)  # fmt: skip
_EASY = "body: |\n  " + "\n  ".join(["You can ask for help. We all need help. Your boss will thank you for it."] * 3)
_MORE = "".join(f"  - {{id: more-{n}, title: More, minutes: 1, layout: {look}, activity: {{type: read, body: Rest.}}}}\n"
                for n, look in enumerate(["plain", "panel", "poster"] * 4))  # fmt: skip
_HOUR = "minutes: 15\n"


def _hour(screens: str) -> object:
    return screens


def _same(count: int) -> str:
    return "".join(f"  - {{id: same-{n}, title: More, minutes: 1, layout: panel, activity: {{type: read, body: Rest.}}}}\n" for n in range(count))


BAD = (
    Bad("R101", "a sentence of 21 words", swap(MODULE, _INTRO, f"intro: Now {_TWENTY}"), MODULE, "- id: watch", ("At most 20 words", "Now You can stop the film", "has 21")),
    Bad("R102", "long and rare words", screen("hard", 1, "type: read\n" + _HARD), MODULE, "- id: hard", ("Grade 5 at most", "Long words: ")),
    Bad("R103", "too few minutes", swap(MODULE, "    minutes: 10\n", "    minutes: 9\n"), MODULE, "minutes: 9", ("about 11 minutes" , "9 are stated")),
    Bad("R103", "too many minutes", swap(MODULE, "    minutes: 3\n", "    minutes: 4\n"), MODULE, "minutes: 4", ("about 1 minutes", "4 are stated")),
    Bad("R103", "a sum over the module's minutes", swap(MODULE, _HOUR, "minutes: 14\n"), MODULE, "minutes: 14", ("add up to 15", "states 14")),
)  # fmt: skip
GOOD = (
    Good("R101", "a sentence of 20 words", swap(MODULE, _INTRO, f"intro: {_TWENTY}")),
)
