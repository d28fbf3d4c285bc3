"""The plain types that authored files are made of, and what every activity promises."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Final, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag

from scormpack.core.ids import ID_MAX, ID_PATTERN, KEY_LENGTH
from scormpack.core.markdown import faults_in, plain_text

WORDS_A_MINUTE: Final = 100
INSTRUCTION_WORDS: Final = 15


class Authored(BaseModel):
    """A part of a file that people write: unknown keys are faults, nothing is converted, nothing changes."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


def _checked_line(text: str) -> str:
    return _checked(text, one_line=True)


def _checked_text(text: str) -> str:
    return _checked(text, one_line=False)


def _checked(text: str, *, one_line: bool) -> str:
    if not text.strip():
        raise ValueError("some words are wanted here; there are none")
    if faults := faults_in(text, one_line=one_line):
        raise ValueError("this text has " + "; and ".join(faults))
    return text


def _checked_title(text: str) -> str:
    if plain_text(text) != text.strip():
        raise ValueError("this stands in places that show no bold; take the marks (such as `**`) away")
    return text


def _checked_task(text: str) -> str:
    if (count := len(text.split())) > INSTRUCTION_WORDS:
        raise ValueError(f"an instruction has at most {INSTRUCTION_WORDS} words; this has {count}")
    return text


Id = Annotated[
    str,
    Field(
        pattern=ID_PATTERN,
        max_length=ID_MAX,
        description="Small letters, digits and single hyphens. Never change it: learners' answers hang on it.",
    ),
]
Line = Annotated[str, AfterValidator(_checked_line), Field(description="One line of words; **bold** is allowed.")]
Title = Annotated[Line, AfterValidator(_checked_title), Field(description="One line of words without any marks.")]
Text = Annotated[
    str,
    AfterValidator(_checked_text),
    Field(description="Small Markdown: paragraphs, lists, **bold**, ### sub-headings. No links, no HTML."),
]
Task = Annotated[
    Line,
    AfterValidator(_checked_task),
    Field(description=f"The one instruction, at most {INSTRUCTION_WORDS} words."),
]
Minutes = Annotated[int, Field(ge=1, le=60, description="Minutes for a slow reader.")]


class Assumed(Authored):
    """Something that no document states: never shown to a learner, and it blocks a release."""

    name: str
    assumed: Literal[True]
    because: str


def _kind_of_statement(value: Any) -> str:
    return "an assumption" if isinstance(value, (dict, Assumed)) else "words"


# The tags are for pydantic alone, so that a fault is told once and not for each member of the union.
Stated = Annotated[
    Annotated[str, Tag("words")] | Annotated[Assumed, Tag("an assumption")],
    Discriminator(_kind_of_statement),
    Field(description="A name that a document states, or `not-stated`, or an assumption and its reason."),
]


class Item(Authored):
    """One thing to pick, sort or tick, with the words that stand for it in the learner's document."""

    id: Id
    text: Line
    says: Line | None = None

    def words(self) -> Iterator[str]:
        """What a learner reads of it on the activity's screen."""
        yield self.text


class Answer(Item):
    """An item that says what might happen next when it is picked."""

    feedback: Text | None = None

    def words(self) -> Iterator[str]:
        """The item's words and its feedback."""
        yield self.text
        if self.feedback:
            yield self.feedback


@dataclass(frozen=True, slots=True)
class Interaction:
    """How an activity is reported to a platform: xAPI's interaction type, and ids with words of what can be picked.

    `targets` are what items are matched with. Free text is never part of it.
    """

    type: Literal["choice", "sequencing", "matching", "likert", "other"]
    items: tuple[tuple[str, str], ...] = ()
    targets: tuple[tuple[str, str], ...] = ()


class Activity(Authored):
    """What a learner does on one screen. Each type is a folder of `activities/` with a subclass in schema.py."""

    default_layout: ClassVar[str] = "plain"
    parts: ClassVar[frozenset[str]] = frozenset()
    answers_documents: ClassVar[bool] = True

    type: str
    task: Task | None = Field(default=None, description="The one instruction of the screen.")
    private: bool = Field(default=False, description="true: never reported to the platform, only saved (health).")
    intro: Text | None = Field(default=None, description="Words above the activity.")
    after: Text | None = Field(default=None, description="Words below the activity, for example a kind close.")

    @classmethod
    def type_name(cls) -> str:
        """The word for this type in `type:`."""
        return str(get_args(cls.model_fields["type"].annotation)[0])

    def own_texts(self) -> Iterator[str]:
        """The words of this type's own fields, as Markdown, in reading order."""
        yield from ()

    def own_seconds(self) -> int:
        """The time for doing, over the time for reading, for someone who takes it slowly."""
        return 0

    def worst_case(self) -> int:
        """The most characters that an answer can take in the saved state."""
        return 0

    def part_names(self) -> frozenset[str]:
        """The parts of the answer that an output may ask for by name."""
        return self.parts

    def ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every id inside the activity with its key path: each may stand once."""
        yield from ()

    def texts(self) -> Iterator[str]:
        """Everything a learner reads here, as Markdown, in reading order."""
        yield from (text for text in (self.intro, self.task) if text)
        yield from self.own_texts()
        if self.after:
            yield self.after

    def interaction(self) -> Interaction | None:
        """How the answer is reported, or None when it never is. The type's script reports letters in this order."""
        return None

    def one_reading(self) -> Iterator[str]:
        """What a learner reads in one go: everything, unless the type has branches."""
        return self.texts()

    def faults(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Faults that show only when fields are held against each other: key path and words."""
        yield from ()


class Tasked(Activity):
    """An activity whose instruction must be given."""

    task: Task = Field(description="The one instruction of the screen.")


def item_ids(items: tuple[Any, ...], field: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The key paths and ids of a list of things with ids."""
    for index, item in enumerate(items):
        yield (field, index, "id"), item.id


def as_pairs(items: tuple[Any, ...]) -> tuple[tuple[str, str], ...]:
    """The ids and words of items."""
    return tuple((item.id, item.text) for item in items)


def keys_cost(count: int) -> int:
    """Saved characters of this many picked items."""
    return count * KEY_LENGTH
