"""The target platforms that scormpack knows."""

from pathlib import Path

from scormpack.core.errors import ScormpackError, UsageMistake
from scormpack.core.findings import Findings
from scormpack.core.nearest import did_you_mean
from scormpack.load.schema import load_sheet
from scormpack.model.profile import Profile

_FOLDER = Path(__file__).resolve().parents[1] / "profiles"


def profile_names() -> tuple[str, ...]:
    """The names of all profiles."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def load_profile(name: str, format_name: str = "") -> Profile:
    """The profile of this name. Raises UsageMistake when there is none, or when it does not take the format."""
    if name not in profile_names():
        raise UsageMistake(
            f"There is no profile `{name}`. {did_you_mean(name, profile_names())}".strip(),
            fix=f"choose one of: {', '.join(profile_names())}.",
        )
    findings = Findings()
    sheet = load_sheet(Profile, _FOLDER / f"{name}.yaml", _FOLDER.parent, findings)
    if sheet is None:
        raise ScormpackError(f"The profile {name} is broken: {findings.errors[0].message}", fix="install again.")
    if format_name and format_name not in sheet.model.formats:
        raise UsageMistake(
            f"The platform `{name}` does not take the format `{format_name}`.",
            fix=f"it takes: {', '.join(sheet.model.formats)}.",
        )
    return sheet.model
