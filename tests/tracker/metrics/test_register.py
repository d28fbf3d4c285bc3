"""The register, the deployments and the mapping: read with every fault and its line, and never guessed."""

import json
from datetime import date
from pathlib import Path

import pytest

from scormpack.core.errors import UnreadableInput
from scormpack.tracker.deployments import NO_CONTACT, load_deployments
from scormpack.tracker.mapping import Mapping_, Unknown
from scormpack.tracker.mapping_file import load_mapping
from scormpack.tracker.register import NOT_STATED, load_sites
from scormpack.tracker.withdrawals import load_withdrawals

SITES = "prison_id,name,name_cy,country,estate,operator,region,wayout_tv,active_from,active_to\n"
MAPPING = """schema: 1
courses:
  work-stories:
    names: [Employability 2026]
    modules:
      m1: {title: What you bring, names: ["Health &amp; you"]}
      m2: {title: Looking after yourself}
  food: {title: Food hygiene}
sites:
  - {site: AAX, home_page: "https://lms.aax.example/", file: "aax-*"}
  - {site: BBX, cohort: Birch wing, department: [HMP Birch, Birch]}
"""


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_sites_keep_what_is_stated_and_say_what_is_not(tmp_path: Path) -> None:
    text = SITES + "AAX,HMP Alder,CEM Gwernen,Wales,men,public,North,yes,2020-01-01,\nBBX,HMP Birch,,,,,,,,2025-12-31\n"
    sites = load_sites(write(tmp_path, "sites.csv", text))
    assert (sites["AAX"].name_cy, sites["AAX"].wayout_tv) == ("CEM Gwernen", True)
    assert sites["BBX"].region == sites["BBX"].estate == NOT_STATED
    assert not sites["BBX"].active(date(2026, 1, 1), date(2026, 3, 31))


@pytest.mark.parametrize("parting", [";", "\t"])
def test_a_spreadsheet_of_another_language_parts_cells_in_its_own_way(tmp_path: Path, parting: str) -> None:
    text = (SITES + "AAX,HMP Alder,CEM Gwernen,Wales,men,public,North,yes,2020-01-01,\n").replace(",", parting)
    assert load_sites(write(tmp_path, "sites.csv", text))["AAX"].name == "HMP Alder"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("prison_id,nme\nA,B\n", "`nme` Did you mean `name`?"),
        (SITES + "AAX,One,,,,,,,,\nAAX,Two,,,,,,,,\n", "sites.csv:3  the prison `AAX` stands here a second time"),
        (SITES + "AAX,One,,,,,,maybe,,\n", "sites.csv:2  `wayout_tv` is `maybe`; yes or no is wanted"),
        (SITES + "AAX,One,,,,,,,5.1.2026,\n", "a date like 2026-11-23 is wanted"),
    ],
)
def test_a_fault_in_the_register_is_told_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        load_sites(write(tmp_path, "sites.csv", text))
    assert words in str(caught.value)


def test_deployments_say_who_had_the_course_in_which_phase_after_which_contact(tmp_path: Path) -> None:
    text = (
        "prison_id,platform,available_from,available_to,phase,contact,contact_date\n"
        "AAX,lms,2026-01-01,2026-03-31,test sites,direct,2026-01-10\n"
        "AAX,lms,2026-04-01,,national,,\n"
    )
    found = load_deployments(write(tmp_path, "deployments.csv", text), {"AAX": 1})
    assert found.in_scope(date(2025, 1, 1), date(2025, 12, 31)) == frozenset()
    assert found.in_scope(date(2026, 5, 1), date(2026, 5, 31)) == {"AAX"}
    assert [found.phase("AAX", date(2026, month, 2)) for month in (2, 5)] == ["test sites", "national"]
    assert [found.contact("AAX", date(2026, 1, day)) for day in (9, 10)] == [NO_CONTACT, "direct"]


def test_a_deployment_at_an_unknown_prison_is_a_fault(tmp_path: Path) -> None:
    text = "prison_id,available_from\nZZX,2026-01-01\n"
    with pytest.raises(UnreadableInput, match="ZZX` is not in the register"):
        load_deployments(write(tmp_path, "deployments.csv", text), {"AAX": 1})


def test_withdrawals_need_a_known_reason(tmp_path: Path) -> None:
    text = "pseudonym,date,reason\nabc,2026-01-05,moved\ndef,2026-01-05,bored\n"
    with pytest.raises(UnreadableInput, match=r"withdrawals.csv:3 .*`bored`"):
        load_withdrawals(write(tmp_path, "withdrawals.csv", text))


@pytest.fixture
def mapping(tmp_path: Path) -> Mapping_:
    return load_mapping(write(tmp_path, "mapping.yaml", MAPPING))


def test_names_are_known_by_id_title_and_name_however_they_are_spaced(mapping: Mapping_) -> None:
    assert mapping.course_of(" employability  2026") == "work-stories"
    assert mapping.module_of("work-stories", "Health & you") == "m1"
    assert mapping.activity_of("Looking after yourself") == ("work-stories", "m2")
    assert mapping.activity_of("Food hygiene") == ("food", None)


def test_an_unknown_name_is_said_with_the_nearest_and_never_guessed(mapping: Mapping_) -> None:
    found = mapping.module_of("work-stories", "Looking after yourselff")
    assert found == Unknown("Looking after yourselff", "Looking after yourself")
    assert mapping.course_of("Zoology") == Unknown("Zoology", "")


def test_sites_are_told_by_what_the_export_has(mapping: Mapping_) -> None:
    assert mapping.site_of(home_page="https://lms.aax.example") == "AAX"
    assert mapping.site_of(file="AAX-week-7.csv") == "AAX"
    assert mapping.site_of(department="birch") == "BBX"
    assert mapping.site_of(cohort="Cedar wing") is None


def test_one_name_for_two_things_is_a_fault(tmp_path: Path) -> None:
    text = MAPPING + '  - {site: CCX, file: "aax-*"}\n'
    with pytest.raises(UnreadableInput, match="means both `AAX` and `CCX`"):
        load_mapping(write(tmp_path, "mapping.yaml", text))


def test_packages_seed_the_mapping(tmp_path: Path) -> None:
    screens = [{"id": "welcome", "title": "Welcome"}]
    module = {"id": "m1", "title": "What you bring", "sco_id": "ws-m1", "outputs": ["card"], "screens": screens}
    values = {"course_id": "work-stories", "course_title": "Work Stories", "modules": [module]}
    seeded = load_mapping(None, write(tmp_path, "scormpack.json", json.dumps(values)))
    assert seeded.module_of("work-stories", "urn:scormpack:work-stories:m1") == "m1"
    assert seeded.course("work-stories").modules[0].screens == (("welcome", "Welcome"),)
