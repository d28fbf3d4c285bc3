"""Names that must stay the same for ever: ids that authors write, and the short keys derived from them."""

import base64
import hashlib
from typing import Final

ID_PATTERN: Final = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
ID_MAX: Final = 40
KEY_LENGTH: Final = 3


def short_key(name: str) -> str:
    """The three characters of [A-Za-z0-9_-] under which a learner's answer to `name` is saved, for ever.

    Derived from the name alone, so that moving, adding or removing others changes nothing. Two names of
    one module can meet on the same key (1 in 262,144 a pair): loading reports that as a finding.
    """
    digest = hashlib.sha256(name.encode("utf-8")).digest()
    return base64.urlsafe_b64encode(digest)[:KEY_LENGTH].decode("ascii")


def sco_id(course_id: str, module_id: str) -> str:
    """The identifier of a module's SCO: an NCName, the key of learners' records in every LMS."""
    return f"{course_id}-{module_id}"
