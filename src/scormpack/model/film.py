"""The film manifest: everything that is known of a film, one file each in media_manifests/."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from scormpack.model.base import Authored, Id, Line, Minutes, Stated

RelativePath = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*$",
        max_length=120,
        description="A path beside this file: small letters, digits, `.`, `-` and `_`, folders parted by `/`.",
    ),
]
AudioPath = Annotated[RelativePath, Field(pattern=r"^audio/", description="A recording in the folder `audio/`.")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}$", description="Two letters, for example en or cy.")]


class AudioDescription(Authored):
    """How a person who cannot see the picture gets what it shows."""

    mode: Literal["track", "in-soundtrack", "missing"]
    file: RelativePath | None = None
    checked_by: str | None = Field(default=None, description="The role of the person who listened and confirmed it.")


class Film(Authored):
    """One film: its file and measures once it has come, its words, its people and rights."""

    schema_: Literal[1] = Field(alias="schema", description="The version of this kind of file.")
    id: Id
    title: Line
    placeholder: bool = Field(description="true until the real film is put in with `scormpack film add`.")
    file: RelativePath | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    size_bytes: Annotated[int, Field(gt=0)] | None = None
    video_codec: str | None = None
    audio_codec: str | None = None
    width: Annotated[int, Field(gt=0)] | None = None
    height: Annotated[int, Field(gt=0)] | None = None
    duration_seconds: Annotated[float, Field(gt=0)] | None = None
    planned_minutes: Minutes
    person: Stated = "not-stated"
    employer: Stated = "not-stated"
    captions: dict[Language, RelativePath] = Field(default={})
    chapters: dict[Language, RelativePath] = Field(default={})
    transcript: dict[Language, RelativePath] = Field(default={})
    audio_description: AudioDescription = AudioDescription(mode="missing")
    people: tuple[str, ...] = Field(default=(), description="References to the consent records of people on film.")
    rights: str = Field(default="not-stated", description="Who owns the film and what it may be used for.")
    poster: RelativePath | None = None

    @property
    def minutes(self) -> float:
        """The real length, or the planned one while the film has not come."""
        return self.duration_seconds / 60 if self.duration_seconds and not self.placeholder else self.planned_minutes

    def faults(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Fields that contradict each other: key path and words."""
        if not self.placeholder:
            for name in ("file", "sha256", "size_bytes", "duration_seconds"):
                if getattr(self, name) is None:
                    yield (
                        ("placeholder",),
                        f"`placeholder: false` needs `{name}`; run `scormpack film add` to fill it",
                    )
        if self.audio_description.mode == "track" and not self.audio_description.file:
            yield ("audio_description",), "`mode: track` needs `file`"

    def lacks(self, languages: tuple[str, ...]) -> list[str]:
        """What a release still lacks, in plain words; empty when nothing."""
        missing = ["the film itself (this is a placeholder)"] if self.placeholder else []
        for name, words in (
            ("captions", "captions"),
            ("chapters", "chapters"),
            ("transcript", "a transcript"),
        ):
            missing += [f"{words} in `{lang}`" for lang in languages if lang not in getattr(self, name)]
        if self.audio_description.mode == "missing":
            missing.append("an audio description, or a named check that the sound carries the picture")
        if self.audio_description.mode == "in-soundtrack" and not self.audio_description.checked_by:
            missing.append("the role of the person who checked that the sound carries the picture (`checked_by`)")
        if self.rights == "not-stated":
            missing.append("a statement of rights")
        if not self.people:
            missing.append("the consent records of the people on film")
        return missing
