"""What a format needs from the page: its run-time adapter and what the page may connect to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Door:
    """A format's way in: the adapter's scripts in `player/adapters/`, in order, CSP's `connect-src`, and whether the
    adapter sends xAPI statements and needs their templates.
    """

    name: str
    adapter: tuple[str, ...]
    connect_src: str = "'none'"
    statements: bool = False

    @property
    def csp(self) -> str:
        """The content security policy of the page: nothing but the package's own files."""
        own = ("script-src", "style-src", "img-src", "media-src", "font-src")
        rules = ["default-src 'none'", *(f"{name} 'self'" for name in own), f"connect-src {self.connect_src}"]
        return "; ".join([*rules, "form-action 'none'", "base-uri 'none'"])
