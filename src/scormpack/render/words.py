"""The words that no author wrote, in each language: of the page and the player, and of paper."""

from functools import cache
from typing import Any, Final

from scormpack.core.errors import ScormpackError, UsageMistake
from scormpack.core.templates import templates_folder
from scormpack.core.yamlfile import YamlFault, parse, read_text

I18N: Final = "i18n"
PAPER_I18N: Final = "print/i18n"


def words_for(lang: str) -> dict[str, Any]:
    """The words of screens: `page` for templates, `player` for scripts. Raises UsageMistake if there are none."""
    return words_in_file(I18N, lang)


@cache
def words_in_file(folder: str, lang: str) -> dict[str, Any]:
    """All words of a language in this folder of `templates/`. Raises UsageMistake if there are none."""
    path = templates_folder() / folder / f"{lang}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in path.parent.glob("*.yaml")))
        raise UsageMistake(f"There are no words for the language `{lang}`.", fix=f"use one of: {known}.")
    document = parse(read_text(path))
    if isinstance(document, YamlFault):
        raise ScormpackError(f"{path.name}:{document.line}: {document.message}", fix="mend the file of words.")
    words: dict[str, Any] = document.data
    return words
