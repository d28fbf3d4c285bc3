"""The words of the page and the player in each language, from templates/i18n/."""

from functools import cache
from typing import Any

from scormpack.core.errors import ScormpackError, UsageMistake
from scormpack.core.templates import templates_folder
from scormpack.core.yamlfile import YamlFault, parse, read_text


@cache
def words_for(lang: str) -> dict[str, Any]:
    """All words of a language: `page` for templates, `player` for scripts. Raises UsageMistake if there are none."""
    path = templates_folder() / "i18n" / f"{lang}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in path.parent.glob("*.yaml")))
        raise UsageMistake(f"There are no words for the language `{lang}`.", fix=f"use one of: {known}.")
    document = parse(read_text(path))
    if isinstance(document, YamlFault):
        raise ScormpackError(f"{path.name}:{document.line}: {document.message}", fix="mend the file of words.")
    words: dict[str, Any] = document.data
    return words
