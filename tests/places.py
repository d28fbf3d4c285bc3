"""Where things lie: this repository, and the reference folder beside it that not every clone has."""

from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[1]
SHARED: Final = ROOT.parent / "shared"
MODULES: Final = tuple(sorted(path.parent for path in (ROOT / "modules").glob("*/module.yaml")))
ACTIVITIES: Final = ROOT / "src" / "scormpack" / "activities"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="there is no ../shared beside this clone")
