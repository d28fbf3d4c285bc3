"""`scormpack check`: for people, for editors and CI, on a day that can be named."""

import json
import re

from cli.conftest import Type
from faults.film import consent, ready
from faults.waivers import GOOD
from scormpack import __version__
from starter import COURSE_YAML, MODULE, Starter

LONG = "title: A small start\n"
UTILISE = "title: You can utilise it\n"
WAIVER = "\nwaivers:\n  - {code: R129, where: modules/*/module.yaml, reason: A name., role: editor, until: 2026-06-30}"


def spoil(course: Starter) -> None:
    course.edit(MODULE, LONG, UTILISE)


def waive(course: Starter) -> None:
    course.edit(COURSE_YAML, "modules: [one]", "modules: [one]" + WAIVER)


def test_json_is_the_same_by_both_names(scormpack: Type, inside: Starter) -> None:
    spoil(inside)
    first, second = scormpack("check --json"), scormpack("check --format json")
    assert first == second
    assert [finding["code"] for finding in json.loads(first.out)] == ["R129"]
    assert first.code == 0


def test_plain_findings_are_talk_and_leave_the_product_empty(scormpack: Type, inside: Starter) -> None:
    spoil(inside)
    answer = scormpack("check")
    assert answer.out == ""
    assert "warning R129  modules/one/module.yaml:4  title" in answer.err


def test_sarif_names_tool_rule_place_and_level(scormpack: Type, inside: Starter) -> None:
    spoil(inside)
    log = json.loads(scormpack("check --format sarif").out)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("scormpack", __version__)
    (result,) = run["results"]
    rule = driver["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"] == "R129"
    assert rule["defaultConfiguration"]["level"] == result["level"] == "warning"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": MODULE, "uriBaseId": "COURSE"}
    assert place["region"] == {"startLine": 4}
    assert "utilise" in result["message"]["text"]
    assert "suppressions" not in result


def test_sarif_holds_only_what_the_standard_knows(scormpack: Type, inside: Starter) -> None:
    """SARIF 2.1.0, sections 3.13, 3.14, 3.19, 3.27, 3.28, 3.29, 3.30, 3.35 and 3.49; no registry carries its schema."""
    inside.edit(MODULE, "    layout: split\n", "    layuot: split\n")
    log = json.loads(scormpack("check --format sarif").out)
    (run,) = log["runs"]
    assert set(log) == {"$schema", "version", "runs"}
    assert set(run) == {"tool", "columnKind", "results"}
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    for rule in run["tool"]["driver"]["rules"]:
        assert set(rule) == {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration"}
        assert all(set(rule[name]) == {"text"} for name in ("shortDescription", "fullDescription", "help"))
        assert re.fullmatch(r"[A-Z]\d{3}", rule["id"])
    for result in run["results"]:
        assert set(result) <= {"ruleId", "ruleIndex", "level", "message", "locations", "suppressions"}
        assert result["level"] in {"none", "note", "warning", "error"}
        (location,) = result["locations"]
        assert set(location) <= {"physicalLocation", "logicalLocations"}
        assert location["physicalLocation"].get("region", {"startLine": 1})["startLine"] >= 1


def test_what_is_waived_is_told_and_suppressed(scormpack: Type, inside: Starter) -> None:
    spoil(inside)
    waive(inside)
    answer = scormpack("check --today 2026-06-30 --format sarif")
    assert "waived R129  1 at modules/*/module.yaml, until 2026-06-30, by the editor" in answer.err
    assert "0 errors, 0 warnings" in answer.err
    (result,) = json.loads(answer.out)["runs"][0]["results"]
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "A name. (editor, until 2026-06-30)"}
    ]


def test_the_day_after_a_waiver_ends_both_are_findings(scormpack: Type, inside: Starter) -> None:
    spoil(inside)
    waive(inside)
    found = json.loads(scormpack("check --today 2026-07-01 --json").out)
    assert sorted(finding["code"] for finding in found) == ["R129", "V002"]


def test_the_day_decides_on_consent(scormpack: Type, inside: Starter) -> None:
    ready(inside)
    assert scormpack("check --today 2026-03-02").code == 0
    after = scormpack("check --today 2027-01-02")
    assert after.code == 1
    assert "error P101  media_manifests/consent/consent-1.yaml" in after.err


def test_consent_is_for_places(scormpack: Type, inside: Starter) -> None:
    ready(inside)
    consent(inside.read("media_manifests/consent/consent-1.yaml").replace("[lms, print]", "[lms]"))(inside)
    assert scormpack("check --today 2026-03-02").code == 0
    answer = scormpack("check --today 2026-03-02 --profile print")
    assert "error P102" in answer.err


def test_a_day_that_is_none_is_a_usage_mistake(scormpack: Type, inside: Starter) -> None:
    assert scormpack("check --today tomorrow").code == 2


def test_a_waived_finding_does_not_come_back_in_a_build(scormpack: Type, inside: Starter) -> None:
    GOOD[1].change(inside)
    inside.edit(COURSE_YAML, "until: 2026-03-02", "until: 2999-01-01")
    answer = scormpack("build")
    assert answer.code == 0
    assert "0 errors, 0 warnings" in answer.err


def test_each_format_of_a_build_is_held_against_the_consents(scormpack: Type, inside: Starter) -> None:
    ready(inside)
    record = inside.read("media_manifests/consent/consent-1.yaml").replace("[lms, print]", "[lms]")
    consent(record.replace("2027", "2999"))(inside)
    answer = scormpack("build --format scorm12 --format print")
    assert answer.code == 1
    assert answer.err.count("error P102") == 1
    assert "`print` shows the person by the channel `print`" in answer.err


def test_what_to_type_next_names_the_course_that_was_checked(scormpack: Type, course: Starter) -> None:
    assert f"next: scormpack build --course {course.root}" in scormpack("check", course.root).err


def test_a_module_that_cannot_be_read_is_counted(scormpack: Type, inside: Starter) -> None:
    inside.edit(MODULE, "title: A small start\n", "")
    assert "1 error, 0 warnings in 1 module." in scormpack("check").err
