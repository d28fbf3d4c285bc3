"""How much of a package is read, and how large it may be: every figure in one place, with its source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Figures in bytes and counts. `package_bytes` and `platform` come from the profile that was chosen.

    Source: rules X4 and X5 (2,000 files, 100 to 1); Moodle 4.5.6 (255 characters); the rest bounds time and memory.
    """

    files: int = 2_000
    files_read: int = 20_000
    directory_bytes: int = 4 << 20
    bytes_in_all: int = 8 << 30
    ratio: int = 100
    ratio_from_bytes: int = 1 << 20
    text_bytes: int = 8 << 20
    data_bytes: int = 32 << 20
    texts_in_all: int = 64 << 20
    path_longest: int = 120
    name_longest: int = 64
    path_deepest: int = 5
    field_longest: int = 255
    findings_a_code: int = 50
    package_bytes: int = 209_715_200
    platform: str = "Any platform"
