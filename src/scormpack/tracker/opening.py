"""What every command that writes to a store needs: the store with its key, and what names mean."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scormpack.core.errors import Refused, UsageMistake
from scormpack.core.nearest import did_you_mean
from scormpack.tracker.dates import zone
from scormpack.tracker.key import FINGERPRINT_LENGTH, Key, default_key_path, read_key, read_or_make_key
from scormpack.tracker.mapping_file import load_mapping
from scormpack.tracker.normalise import Normaliser
from scormpack.tracker.privacy import KeyScope
from scormpack.tracker.register import Site
from scormpack.tracker.store.layout import About, is_store
from scormpack.tracker.store.migrate import finish_swap
from scormpack.tracker.store.writer import Writer, writing

_PSEUDONYM: Final = re.compile(rf"spk1-([0-9a-f]{{{FINGERPRINT_LENGTH}}})-[0-9a-f]{{32}}".encode())
_HEAD: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Access:
    """A store and its key. `no_key`: the provider holds it, and only pseudonyms made with it are taken."""

    store: Path
    key: Path | None = None
    no_key: bool = False
    scope: KeyScope | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Files that say what names mean: the mapping, the catalogues that seed it, and the register of sites."""

    mapping: Path | None = None
    catalogues: tuple[Path, ...] = ()

    def normaliser(self) -> Normaliser:
        """A normaliser over these files."""
        return Normaliser(load_mapping(self.mapping, *self.catalogues))


def check_words(
    normaliser: Normaliser, sites: Mapping[str, Site], *, site: str | None, course: str | None, time_zone: str
) -> None:
    """Raises UsageMistake for a typed site, course or time zone that nothing knows, before it is counted anywhere."""
    zone(time_zone)
    if site and sites and site not in sites:
        hint = did_you_mean(site, sites)
        raise UsageMistake(
            f"The register has no site `{site}`. {hint}".strip(), fix="name a `prison_id` of the register with --site."
        )
    known = [one.id for one in normaliser.mapping.courses]
    if course and known and course not in known:
        raise UsageMistake(
            f"The mapping has no course `{course}`. {did_you_mean(course, known)}".strip(),
            fix=f"choose from: {', '.join(known)}.",
        )


@contextmanager
def store_of(access: Access, sources: Sequence[Path] = ()) -> Iterator[tuple[Writer, Key | None]]:
    """The store, held for writing, and its key. A new store gets a new key if there is none yet.

    Raises Refused for another or a missing key, or one that lies in the store itself.
    """
    if access.store.exists() and not access.store.is_dir():
        raise UsageMistake(f"{access.store} is a file; a store is a folder.", fix="name a folder with --store.")
    finish_swap(access.store)
    key = None if access.no_key else _key(access)
    fingerprint = "" if key else _fingerprint(access.store, sources)
    with writing(access.store, key, access.scope, fingerprint) as writer:
        yield writer, key


def _key(access: Access) -> Key:
    path = access.key or default_key_path()
    if access.store.resolve() in path.resolve().parents:
        raise Refused(f"The key {path} lies in the store itself.", fix="keep it apart: name a place elsewhere.")
    if is_store(access.store) and not path.exists():
        about = About.read(access.store)
        raise Refused(
            f"{access.store} was begun with a key (its fingerprint is {about.key_fingerprint}) that is not at {path}.",
            fix="name it with --key; if it is lost, make a new store from the sources.",
        )
    return read_key(path) if is_store(access.store) else read_or_make_key(path)


def _fingerprint(store: Path, sources: Sequence[Path]) -> str:
    if is_store(store):
        return About.read(store).key_fingerprint
    for path in sources:
        with path.open("rb") as file:
            if found := _PSEUDONYM.search(file.read(_HEAD)):
                return found[1].decode("ascii")
    return ""
