"""The consent records of people on film: media_manifests/consent/*.yaml, one a person."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from scormpack.core.findings import Finding, Findings
from scormpack.core.nearest import did_you_mean
from scormpack.load import codes
from scormpack.load.schema import Sheet, load_sheet
from scormpack.model.consent import Consent
from scormpack.model.film import Film

FOLDER: Final = "consent"


def load_consents(
    folder: Path, films: Mapping[str, Sheet[Film] | None], root: Path, findings: Findings
) -> dict[str, Sheet[Consent]]:
    """The records by their references, after adding their faults, and films' references to none, to the findings."""
    consents, known = dict[str, Sheet[Consent]](), set[str]()
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        known.add(path.stem)
        if sheet := load_sheet(Consent, path, root, findings):
            consents[path.stem] = sheet
            findings.extend(_faults(sheet, path.stem))
    findings.extend(_dangling((film for film in films.values() if film), known))
    return consents


def _faults(sheet: Sheet[Consent], name: str) -> Iterator[Finding]:
    if sheet.model.id != name:
        message = f"The id is `{sheet.model.id}`, but the file is named `{name}`."
        yield Finding(codes.AT_ODDS, sheet.where("id"), message, "give both the same name.")
    for key, words in sheet.model.faults():
        yield Finding(codes.AT_ODDS, sheet.where(*key), f"{words}.")


def _dangling(films: Iterable[Sheet[Film]], known: set[str]) -> Iterator[Finding]:
    for film in films:
        for index, name in enumerate(film.model.people):
            if name not in known:
                message = f"There is no consent record `{name}`. {did_you_mean(name, known)}".strip()
                fix = f"add media_manifests/{FOLDER}/{name}.yaml; `scormpack schema` writes its schema."
                yield Finding(codes.DANGLING, film.where("people", index), message, fix)
