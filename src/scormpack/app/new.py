"""A small new course that builds at once."""

import re
from pathlib import Path

from scormpack.app.schema import write_schemas
from scormpack.core.errors import Refused, UsageMistake
from scormpack.core.files import replacing
from scormpack.core.ids import ID_MAX, ID_PATTERN
from scormpack.core.templates import templates_folder

_STARTER = "new"
_COURSE = b"my-course"
_TITLE = b"My course"


def new_course(folder: Path) -> tuple[Path, ...]:
    """Writes a course of one module into a new or empty folder, named after the folder; returns the files.

    Raises UsageMistake when the folder's name cannot be an id, Refused when the folder is not empty.
    """
    name = folder.resolve().name
    if not re.fullmatch(ID_PATTERN, name) or len(name) > ID_MAX:
        raise UsageMistake(
            f"`{name}` cannot be a course's id: small letters, digits and single hyphens are wanted.",
            fix="choose a name such as `my-course`.",
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} is there already and not empty. Nothing was written.", fix="choose another name.")
    starter = templates_folder() / _STARTER
    files = [path for path in sorted(starter.rglob("*")) if path.is_file()]
    copies = [_copy(path, folder / path.relative_to(starter), name) for path in files]
    return (*copies, *write_schemas(folder / ".schema"))


def _copy(source: Path, target: Path, name: str) -> Path:
    title = name.replace("-", " ").capitalize()
    with replacing(target) as file:
        file.write(source.read_bytes().replace(_COURSE, name.encode()).replace(_TITLE, title.encode()))
    return target
