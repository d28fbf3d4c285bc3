"""The page's own content security policy."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.markup import elements, tag
from scormpack.audit.subject import LRS, Subject
from scormpack.core.findings import Code, Finding, Severity

POLICY: Final = Code(
    "X111",
    "A page without a tight content security policy",
    Severity.ERROR,
    "With the policy the browser itself keeps the page sealed, whatever a script tries.",
    "put the policy into the page's head: default-src 'none', the rest 'self', connect-src 'none'.",
    "rule X10: the policy as a meta element",
)
_LOADS: Final = ("script-src", "style-src", "img-src", "media-src", "font-src", "frame-src", "object-src", "worker-src")
_CLOSED: Final = {"'none'", "'self'"}


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for a page without a policy, or for each rule of it that lets something out."""
    if file.page is None:
        return
    policy = next((str(one.get("content") or "") for one in elements(file) if _is_policy(one)), None)
    if policy is None:
        yield subject.found(POLICY, file, "The page has no content security policy.")
        return
    rules = {words[0].lower(): set(words[1:]) for part in policy.split(";") if (words := part.split())}
    default = rules.get("default-src", {"*"})
    for name in _LOADS:
        if not rules.get(name, default) <= _CLOSED:
            yield subject.found(POLICY, file, f"`{name}` lets in more than the package itself.")
    wanted = {"http:", "https:", *_CLOSED} if subject.kind in LRS else _CLOSED
    if not rules.get("connect-src", default) <= wanted:
        yield subject.found(POLICY, file, "`connect-src` lets scripts speak to any server.")
    for name in ("form-action", "base-uri"):
        if not rules.get(name, {"*"}) <= _CLOSED:
            yield subject.found(POLICY, file, f"`{name}` is not closed.")


def _is_policy(element: object) -> bool:
    get = getattr(element, "get", None)
    return bool(
        get and tag(element) == "meta" and (get("http-equiv") or "").lower() == "content-security-policy"  # type: ignore[arg-type]
    )
