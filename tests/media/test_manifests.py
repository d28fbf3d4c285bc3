"""The five manifests of Work Stories while their films have not come."""

import json
from pathlib import Path

import pytest

from scormpack.core.markdown import faults_in
from scormpack.core.yamlfile import Document, parse, read_text
from scormpack.media.placeholder import SECONDS, is_placeholder_text
from scormpack.media.vtt import characters_per_second, read_vtt, seconds_covered
from scormpack.model.film import Film

FOLDER = Path(__file__).parents[2] / "media_manifests"
IDS = ("m1-confidence", "m2-wellbeing", "m3-skills", "m4-empathy", "m5-resilience")


def film_of(film_id: str) -> Film:
    document = parse(read_text(FOLDER / f"{film_id}.yaml"))
    assert isinstance(document, Document)
    return Film.model_validate_json(json.dumps(document.data))


def test_there_is_one_for_each_module_and_no_other() -> None:
    assert tuple(sorted(path.stem for path in FOLDER.glob("*.yaml"))) == IDS


@pytest.mark.parametrize("film_id", IDS)
class TestWhileTheFilmHasNotCome:
    def test_the_manifest_is_sound_and_says_so(self, film_id: str) -> None:
        film = film_of(film_id)
        assert (film.id, film.placeholder, film.file) == (film_id, True, None)
        assert not list(film.faults())
        assert film.person == "not-stated"

    def test_its_words_are_there_and_say_that_it_is_a_placeholder(self, film_id: str) -> None:
        film = film_of(film_id)
        for path in (film.captions["en"], film.chapters["en"], film.transcript["en"]):
            assert is_placeholder_text(read_text(FOLDER / path))

    def test_captions_and_chapters_fill_its_six_seconds(self, film_id: str) -> None:
        film = film_of(film_id)
        for path in (film.captions["en"], film.chapters["en"]):
            found = read_vtt(FOLDER / path)
            assert found.faults == ()
            assert seconds_covered(found.cues) == SECONDS
        assert all(characters_per_second(cue) <= 13 for cue in read_vtt(FOLDER / film.captions["en"]).cues)

    def test_its_transcript_keeps_to_short_sentences(self, film_id: str) -> None:
        text = read_text(FOLDER / film_of(film_id).transcript["en"])
        assert faults_in(text, one_line=False) == []
        assert "every task in this module without it" in text
        sentences = text.replace("\n- ", ". ").replace("\n\n", ". ").split(". ")
        assert max(len(sentence.split()) for sentence in sentences) <= 15
