"""Which layout a screen has."""

from typing import Final

from scormpack.model.course import Layout, Screen

_WITHOUT_PICTURE: Final = {"split": "plain", "split-right": "plain", "banner": "plain"}


def layout_of(screen: Screen) -> Layout:
    """The stated layout, or the activity's own; a layout that needs a picture falls back to `plain`."""
    layout = screen.layout or screen.activity.default_layout
    return layout if screen.scene else _WITHOUT_PICTURE.get(layout, layout)  # type: ignore[return-value]
