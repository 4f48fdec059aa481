"""The browser's own question before a tab with unsaved edits is closed."""

from pathlib import Path

from streamlit.components import v2 as components

_question = components.component(
    "chronicle_unsaved",
    html="<span></span>",
    js=Path(__file__).with_name("unsaved.js").read_text(encoding="utf-8"),
)


def warn_when_leaving(edits: int) -> None:
    """Have the browser ask before it closes or reloads the page, while there are `edits`."""
    if edits:
        _question(key="unsaved_question", data={"edits": edits}, height=1)
