"""`scormpack formats`: the kinds of package, and what each platform keeps."""

import typer

from scormpack.cli.talk import product


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("formats")(formats)


def formats() -> None:
    """List formats and platforms. What a platform keeps through each format; each limit with its source."""
    from scormpack.load.profiles import load_profile, profile_names
    from scormpack.package.format import formats as all_formats

    for format_ in all_formats():
        product(f"{format_.name:<14} {format_.title}")
        product(f"{'':<14} keeps: {format_.keeps}")
    product("")
    for name in profile_names():
        profile = load_profile(name)
        product(f"{name:<18} {profile.title} ({', '.join(profile.formats)})")
        for field, limit in profile.limits():
            product(f"{'':<18} {field}: {limit.value} ({limit.status}: {limit.source})")
