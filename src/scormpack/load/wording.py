"""Pydantic's errors in plain words: what was found, what is wanted."""

from collections.abc import Mapping
from typing import Any, Final

from scormpack.core.findings import Code
from scormpack.core.nearest import did_you_mean
from scormpack.load import codes

_SHOWN = 40
_KINDS: Final[Mapping[str, str]] = {
    "string_type": "words are wanted",
    "int_type": "a whole number is wanted",
    "int_from_float": "a whole number is wanted",
    "float_type": "a number is wanted",
    "bool_type": "`true` or `false` is wanted",
    "tuple_type": "a list is wanted (lines that start with `- `)",
    "list_type": "a list is wanted (lines that start with `- `)",
    "dict_type": "keys with values are wanted",
    "model_type": "keys with values are wanted",
    "model_attributes_type": "keys with values are wanted",
    "date_from_datetime_parsing": "a date is wanted, for example 2026-01-31",
    "date_parsing": "a date is wanted, for example 2026-01-31",
    "date_type": "a date is wanted, for example 2026-01-31",
    "none_required": "nothing is wanted here",
}
_YAML: Final = {"True": "true", "False": "false", "None": "null"}
_SAID: Final = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_PATTERNS: Final[Mapping[str, str]] = {
    "[A-Z][0-9]{3}": "a code of a letter and three digits is wanted, for example `R119`",
    "[a-z]{2}": "a language of two small letters is wanted, for example `en`",
    "^audio/": "a recording in the folder `audio/` is wanted, for example `audio/welcome.mp3`",
    "[0-9a-f]{64}": "a SHA-256 of 64 hex digits is wanted",
    "[a-z0-9._-]": "a path of small letters, digits, `.`, `-`, `_` and `/` is wanted, for example `assets/kitchen.svg`",
    "[a-z][a-z0-9]*": "an id of small letters, digits and single hyphens is wanted, for example `my-strengths`",
}


def explain(error: Mapping[str, Any], known_keys: tuple[str, ...]) -> tuple[Code, str, str]:
    """The code, the message and the fix ('' for the code's own) of one pydantic error."""
    kind, context, name = (
        str(error["type"]),
        error.get("ctx", {}),
        str(error["loc"][-1]) if error["loc"] else "",
    )
    if kind == "missing":
        return codes.MISSING_KEY, f"`{name}` is missing.", f"add `{name}: ...`."
    if kind == "extra_forbidden":
        hint = did_you_mean(name, known_keys)
        return codes.UNKNOWN_KEY, f"There is no key `{name}` here. {hint}".strip(), _known(known_keys)
    if kind == "value_error":
        return codes.UNSAFE_TEXT, _sentence(str(context.get("error", error["msg"]))), ""
    if kind in {"literal_error", "enum", "union_tag_invalid", "union_tag_not_found"}:
        return _closed_set(error, context)
    return codes.WRONG_VALUE, _sentence(f"{_wanted(kind, context, error)}; {_found(error)}"), _value_fix(kind, error)


def _closed_set(error: Mapping[str, Any], context: Mapping[str, Any]) -> tuple[Code, str, str]:
    allowed = [
        _YAML.get(piece, piece)
        for piece in (piece.strip(" '") for piece in _options(context).replace(" or ", ", ").split(","))
    ]
    if error["type"] == "union_tag_not_found":
        return codes.MISSING_KEY, "`type` is missing.", f"add `type: ...`, one of {', '.join(allowed)}."
    found = _as_yaml(context.get("tag", error.get("input")))
    wanted = f"One of {', '.join(allowed)}" if len(allowed) > 1 else f"`{allowed[0]}`"
    message = f"{wanted} is wanted; there is `{_short(found)}`. {did_you_mean(found, allowed)}"
    return codes.WRONG_VALUE, message.strip(), ""


def _options(context: Mapping[str, Any]) -> str:
    return str(context.get("expected") or context.get("expected_tags") or "")


def _wanted(kind: str, context: Mapping[str, Any], error: Mapping[str, Any]) -> str:
    if kind in _KINDS:
        return _KINDS[kind]
    if kind in {"too_short", "too_long"}:
        limit = context.get("min_length", context.get("max_length"))
        entries = "entry is" if limit == 1 else "entries are"
        return f"at {'least' if kind == 'too_short' else 'most'} {limit} {entries} wanted"
    if kind == "string_too_long":
        return f"at most {context['max_length']} characters are wanted"
    if kind == "string_pattern_mismatch":
        return next(
            (words for part, words in _PATTERNS.items() if part in context["pattern"]),
            "other words are wanted",
        )
    if kind in {"greater_than", "greater_than_equal", "less_than", "less_than_equal"}:
        side = "more than" if kind == "greater_than" else "at least" if "greater" in kind else "at most"
        return (
            f"a number of {side} {context.get('gt', context.get('ge', context.get('le', context.get('lt'))))} is wanted"
        )
    return str(error["msg"])


def _value_fix(kind: str, error: Mapping[str, Any]) -> str:
    """How to mend what only looks like the wanted value; '' for the code's own words."""
    value = error.get("input")
    if kind == "string_type" and isinstance(value, (int, float)):
        return f'put it in quotation marks: "{_short(_as_yaml(value))}".'
    if kind in {"int_type", "float_type", "bool_type"} and isinstance(value, str) and _is_number(value):
        return f"take the quotation marks away: {value}"
    if kind == "bool_type" and str(value).lower() in _SAID:
        return f"write `{_SAID[str(value).lower()]}`."
    return ""


def _is_number(text: str) -> bool:
    return text.strip().lstrip("-").replace(".", "", 1).isdigit()


def _found(error: Mapping[str, Any]) -> str:
    value = error.get("input")
    if value is None:
        return "there is nothing"
    if isinstance(value, (list, tuple)):
        return (
            f"there {'is' if len(value) == 1 else 'are'} {len(value)}" if "too_" in error["type"] else "there is a list"
        )
    if isinstance(value, dict):
        return "there are keys"
    return f"there is `{_short(_as_yaml(value))}`"


def _as_yaml(value: Any) -> str:
    return _YAML.get(str(value), str(value))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[:_SHOWN] + "..."


def _known(keys: tuple[str, ...]) -> str:
    return f"keys that can stand here: {', '.join(keys)}." if keys else ""


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(".") + "."
