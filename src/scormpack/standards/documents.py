"""The vendored schema files; xsd/PROVENANCE.md says where they come from."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "xsd"
DRIVER: Final = "driver.xsd"


def schema_files(name: str) -> tuple[Path, ...]:
    """The schema files of a set, by name, without our own driver that imports them for validation."""
    return tuple(path for path in sorted((FOLDER / name).glob("*.xsd")) if path.name != DRIVER)
