"""Our own front end in static/: what Streamlit's components are given of it, and all as one script.

A page that is opened from a disk needs the script: there a browser lets no module ask for another.
"""

import re
from pathlib import Path

STATIC = Path(__file__).parents[2] / "static"
DRAWINGS = ("map", "timeline", "arcs", "legend")
"""Each a folder of static/, with the module and the style sheet of that name in it."""

_COMPONENT = """\
const ask = (file) => import(new URL("app/static/" + file, document.baseURI));
const [{ component }, { mount }] = await Promise.all(["shared/component.js", "FILE"].map(ask));
export default component(mount);
"""
_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|(?:async )?function\*?) (\w+))", re.MULTILINE)


def component(name: str) -> str:
    """The script of a drawing's component.

    Streamlit sends it along with every change of the data, so that it had better be short.
    """
    return _COMPONENT.replace("FILE", f"{name}/{name}.js")


def style(name: str) -> str:
    """A drawing's style sheet."""
    return (STATIC / name / f"{name}.css").read_text(encoding="utf-8")


def page_script() -> str:
    """All drawings and the host for a page of its own; `modules["map/map.js"].mount` and so on."""
    return "".join(parts().values())


def parts() -> dict[Path, str]:
    """What each file is in that script, each line and column as it was; imported files first."""
    texts: dict[Path, str] = {}
    for file in ("shared/page.js", *(f"{name}/{name}.js" for name in DRAWINGS)):
        _gather(STATIC / file, texts)
    first = next(iter(texts))
    return texts | {first: "const modules = {}; " + texts[first]}


def _gather(file: Path, texts: dict[Path, str]) -> None:
    """Add a module, after those that it imports: a function that is run, and gives its exports."""
    if file in texts:
        return
    text = file.read_text(encoding="utf-8")
    for _, imported in _IMPORT.findall(text):
        _gather((file.parent / imported).resolve(), texts)

    def constants(found: re.Match[str]) -> str:
        names, imported = found.groups()
        return f"const {{{names}}} = {_key((file.parent / imported).resolve())};"

    exported = ", ".join(_EXPORT.findall(text))
    body = _IMPORT.sub(constants, _EXPORT.sub(" " * len("export "), text))
    texts[file] = f"{_key(file)} = (() => {{ {body}return {{ {exported} }};\n}})();\n"


def _key(file: Path) -> str:
    return f'modules["{file.relative_to(STATIC).as_posix()}"]'
