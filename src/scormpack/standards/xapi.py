"""xAPI 1.0.3, cmi5 and the video profile: verbs, types, categories and extensions, as IRIs."""

from typing import Final

TINCAN_NAMESPACE: Final = "http://projecttincan.com/tincan.xsd"
CMI5_NAMESPACE: Final = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"

_ADL_VERB: Final = "http://adlnet.gov/expapi/verbs/"
VERBS: Final = {
    **{name: _ADL_VERB + name for name in ("initialized", "completed", "terminated", "experienced", "answered")},
    **{name: _ADL_VERB + name for name in ("suspended", "resumed")},
    **{name: f"https://w3id.org/xapi/video/verbs/{name}" for name in ("played", "paused", "seeked")},
    "created": "http://activitystrea.ms/schema/1.0/create",
}
_ADL_TYPE: Final = "http://adlnet.gov/expapi/activities/"
TYPES: Final = {
    "course": _ADL_TYPE + "course",
    "module": _ADL_TYPE + "module",
    "screen": _ADL_TYPE + "lesson",
    "answer": _ADL_TYPE + "cmi.interaction",
    "film": "https://w3id.org/xapi/video/activity-type/video",
    "output": "http://activitystrea.ms/schema/1.0/file",
}
CATEGORIES: Final = {
    "cmi5": "https://w3id.org/xapi/cmi5/context/categories/cmi5",
    "moveon": "https://w3id.org/xapi/cmi5/context/categories/moveon",
    "video": "https://w3id.org/xapi/video",
}
_VIDEO: Final = "https://w3id.org/xapi/video/extensions/"
EXTENSIONS: Final = {
    "session": "https://w3id.org/xapi/cmi5/context/extensions/sessionid",
    **{name: _VIDEO + name for name in ("time", "time-from", "time-to", "played-segments", "progress", "length")},
    "video-session": _VIDEO + "session-id",
    "video-length": _VIDEO + "length",
}


def activity_iri(base: str | None, course_id: str, *parts: str) -> str:
    """The id of a part of a course: the course's own IRI (or a URN made of its id) and the parts, never changing."""
    root = base or f"urn:scormpack:{course_id}"
    separator = ":" if root.startswith("urn:") else "/"
    return separator.join([root.rstrip("/:"), *parts])
