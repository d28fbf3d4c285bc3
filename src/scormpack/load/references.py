"""A module held against itself and its folder: ids, references, pictures, the order of things."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from scormpack.activities.output.schema import OutputActivity
from scormpack.activities.scale.schema import Scale
from scormpack.core.findings import Finding
from scormpack.core.ids import short_key
from scormpack.core.nearest import did_you_mean
from scormpack.core.yamlfile import KeyPath
from scormpack.load import codes
from scormpack.load.pictures import picture_fault
from scormpack.load.schema import Sheet
from scormpack.model.course import Module, Screen

ASSETS = "assets"


def check_module(sheet: Sheet[Module], folder: Path) -> Iterator[Finding]:
    """Every fault of the module that its schema alone cannot see."""
    module = sheet.model
    yield from _same(sheet, ((("screens", n, "id"), screen.id) for n, screen in enumerate(module.screens)))
    yield from _same(sheet, ((("outputs", n, "id"), output.id) for n, output in enumerate(module.outputs)))
    yield from _same(sheet, ((("objectives", n, "id"), aim.id) for n, aim in enumerate(module.objectives)))
    yield from _pictures(sheet, folder)
    yield from _outputs(sheet)
    yield from _unshown(sheet)
    yield from _ending(sheet)
    for number, screen in enumerate(module.screens):
        yield from _activity(sheet, number, screen)


def _same(sheet: Sheet[Module], ids: Iterable[tuple[KeyPath, str]]) -> Iterator[Finding]:
    """Ids that stand twice, and ids whose saved keys meet."""
    names: dict[str, int] = {}
    keys: dict[str, str] = {}
    for path, name in ids:
        where = sheet.where(*path)
        if name in names:
            yield Finding(codes.DOUBLE_ID, where, f"The id `{name}` stands already in line {names[name]}.")
        elif (other := keys.get(short_key(name))) is not None:
            yield Finding(codes.SAME_KEY, where, f"`{name}` and `{other}` make the same saved key.")
        names.setdefault(name, where.line)
        keys.setdefault(short_key(name), name)


def _pictures(sheet: Sheet[Module], folder: Path) -> Iterator[Finding]:
    wanted: list[tuple[KeyPath, Path]] = [(("cover", "file"), Path(ASSETS, sheet.model.cover.file))]
    for number, screen in enumerate(sheet.model.screens):
        if screen.scene:
            wanted.append((("screens", number, "scene", "file"), Path(ASSETS, screen.scene.file)))
        if screen.audio:
            wanted.append((("screens", number, "audio"), Path(screen.audio)))
    for path, name in wanted:
        if not (folder / name).is_file():
            there = [file.name for file in (folder / name).parent.glob("*.*")]
            message = f"There is no file {folder.name}/{name.as_posix()}. {did_you_mean(name.name, there)}".strip()
            yield Finding(codes.MISSING_FILE, sheet.where(*path), message)
        elif fault := picture_fault(folder / name):
            message = f"{folder.name}/{name.as_posix()} {fault}."
            yield Finding(codes.UNSAFE_PICTURE, sheet.where(*path), message)


def _outputs(sheet: Sheet[Module]) -> Iterator[Finding]:
    screens = {screen.id: screen for screen in sheet.model.screens}
    for number, output in enumerate(sheet.model.outputs):
        for place, part in enumerate(output.parts):
            path = ("outputs", number, "parts", place)
            if part.from_ is None:
                if part.part or part.lead:
                    yield Finding(codes.AT_ODDS, sheet.where(*path), "`part` and `lead` need `from`.")
                continue
            if part.from_ not in screens:
                message = f"There is no screen `{part.from_}`. {did_you_mean(part.from_, screens)}".strip()
                yield Finding(codes.DANGLING, sheet.where(*path, "from"), message)
            else:
                yield from _part(sheet, (*path, "part"), screens[part.from_], part.part)


def _part(sheet: Sheet[Module], path: KeyPath, screen: Screen, name: str | None) -> Iterator[Finding]:
    activity = screen.activity
    if not activity.answers_documents:
        message = f"The screen `{screen.id}` ({activity.type}) has no answer that a document could show."
        yield Finding(codes.AT_ODDS, sheet.where(*path[:-1], "from"), message)
    elif name and name not in activity.part_names():
        parts = ", ".join(sorted(activity.part_names())) or "none"
        message = f"The screen `{screen.id}` ({activity.type}) has no part `{name}`; parts: {parts}."
        yield Finding(codes.DANGLING, sheet.where(*path), message)


def _unshown(sheet: Sheet[Module]) -> Iterator[Finding]:
    """Outputs without a screen, unless a screen names one that is not there: then that is the fault."""
    shown = {screen.activity.output for screen in sheet.model.screens if isinstance(screen.activity, OutputActivity)}
    if not shown or not shown <= {output.id for output in sheet.model.outputs}:
        return
    for number, output in enumerate(sheet.model.outputs):
        if output.id not in shown:
            message = f"No screen shows the output `{output.id}`."
            yield Finding(codes.NOWHERE, sheet.where("outputs", number), message)


def _ending(sheet: Sheet[Module]) -> Iterator[Finding]:
    last = len(sheet.model.screens) - 1
    if sheet.model.screens[last].activity.type != "output":
        message = "The last screen is not an `output`; *Finish module* stands there."
        yield Finding(codes.AT_ODDS, sheet.where("screens", last), message, "end the module with an output screen.")


def _activity(sheet: Sheet[Module], number: int, screen: Screen) -> Iterator[Finding]:
    path, activity = ("screens", number, "activity"), screen.activity
    for key, message in activity.faults():
        words = message[:1].upper() + message[1:] + "."
        yield Finding(codes.AT_ODDS, sheet.where(*path, *key), words)
    yield from _same(sheet, (((*path, *key), name) for key, name in activity.ids()))
    if activity.type == "film" and sheet.model.film is None:
        yield Finding(codes.DANGLING, sheet.where(*path), "This screen shows the module's film, but it has no `film`.")
    if isinstance(activity, OutputActivity):
        names = [output.id for output in sheet.model.outputs]
        if activity.output not in names:
            message = f"There is no output `{activity.output}`. {did_you_mean(activity.output, names)}".strip()
            yield Finding(codes.DANGLING, sheet.where(*path, "output"), message)
    if isinstance(activity, Scale) and activity.compare:
        yield from _compared(sheet, (*path, "compare"), activity.compare)


def _compared(sheet: Sheet[Module], path: KeyPath, name: str) -> Iterator[Finding]:
    scales = [screen.id for screen in sheet.model.screens if isinstance(screen.activity, Scale)]
    if name not in scales:
        message = f"There is no scale screen `{name}`. {did_you_mean(name, scales)}".strip()
        yield Finding(codes.DANGLING, sheet.where(*path), message)
