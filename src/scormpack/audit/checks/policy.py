"""The page's own content security policy."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from scormpack.audit.files import File
from scormpack.audit.manifests import line_of
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
_FINER: Final = ("script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr", "child-src", "manifest-src")
_LOADING: Final = {"script", "link", "style", "img"}
_CLOSED: Final = {"'none'", "'self'"}


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for a page without a policy, or for each rule of it that lets something out."""
    if file.page is None:
        return
    policy = next((one for one in elements(file) if _is_policy(one)), None)
    if policy is None:
        yield subject.found(POLICY, file, "The page has no content security policy in its head.")
        return
    if any(tag(one) in _LOADING for one in policy.itersiblings(preceding=True) if isinstance(one.tag, str)):
        yield subject.found(POLICY, file, "The policy stands behind what it should govern.", line_of(policy))
    rules: dict[str, set[str]] = {}
    for words in filter(None, map(str.split, str(policy.get("content") or "").split(";"))):
        rules.setdefault(words[0].lower(), set(words[1:]))  # of two rules of one name browsers take the first
    default = rules.get("default-src", {"*"})
    for name in (*_LOADS, *(name for name in _FINER if name in rules)):
        if not rules.get(name, default) <= _CLOSED:
            yield subject.found(POLICY, file, f"`{name}` lets in more than the package itself.")
    wanted = {"http:", "https:", *_CLOSED} if subject.kind in LRS else _CLOSED
    if not rules.get("connect-src", default) <= wanted:
        yield subject.found(POLICY, file, "`connect-src` lets scripts speak to any server.")
    for name in ("form-action", "base-uri"):
        if not rules.get(name, {"*"}) <= _CLOSED:
            yield subject.found(POLICY, file, f"`{name}` is not closed.")


def _is_policy(element: etree._Element) -> bool:
    """Whether it is a policy at the place where browsers heed it."""
    parent = element.getparent()
    in_head = parent is not None and tag(parent) == "head"
    return in_head and tag(element) == "meta" and (element.get("http-equiv") or "").lower() == "content-security-policy"
