"""Text from a table inside Streamlit's labels, which read Markdown."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_WORD_JOINER = "\u2060"
# Even where every character is escaped, renderers turn bare addresses into links, and Streamlit
# turns its own name between colons into a picture, and hyphens beside < or > into arrows.
_REPLACED = re.compile(
    r"(?<=:)(?=//|streamlit:)|(?<=www)(?=\.)|(?=@)|(?<=[-<])(?=[->])|(?<=[<>~])(?==)",
    re.IGNORECASE,
)


def literal(text: str) -> str:
    """Markdown that shows a text letter by letter, on one line: no link, image, icon or colour."""
    flat = " ".join(str(text).split())
    return _PUNCTUATION.sub(r"\\\1", _REPLACED.sub(_WORD_JOINER, flat))


def paragraphs(text: str) -> list[str]:
    """The lines of a longer text, each literal, to be joined by blank lines."""
    return [literal(line) for line in text.splitlines() if line.strip()]
