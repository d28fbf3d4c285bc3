"""Templates escape what they are given and fail on what they are not."""

import pytest
from jinja2 import UndefinedError

from scormpack.core.templates import environment, templates_folder


def filled(source: str, **values: object) -> str:
    return environment().from_string(source).render(**values)


def test_values_are_escaped() -> None:
    assert filled("{{ a }}", a='<b> & "c"') == "&lt;b&gt; &amp; &#34;c&#34;"


def test_a_name_that_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        filled("{{ missing }}")


def test_texts_keep_their_marks() -> None:
    assert filled("{{ a|md }}", a="A **b**.") == "<p>A <strong>b</strong>.</p>"
    assert filled("{{ a|line }}", a="A **b**.") == "A <strong>b</strong>."


def test_letters_go_on_with_digits() -> None:
    assert filled("{{ 0|letter }}{{ 25|letter }}{{ 26|letter }}") == "az0"


def test_the_templates_of_the_checkout_come_first() -> None:
    assert (templates_folder() / "module.html.j2").is_file()
    assert templates_folder().parent.joinpath("pyproject.toml").is_file()
