"""What is searched, a whole column at once: `narrowing.plain` of every text."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
from pyarrow import compute

from chronicle.asking.narrowing import plain

ROWS_AT_ONCE = 65_536
_LOWER = np.array([ord(plain(chr(at))) if at < 0x80 else at for at in range(0x100)], dtype=np.uint8)


def plain_lines(columns: Iterable[pa.ChunkedArray]) -> pa.ChunkedArray:
    """For each row the plain text of its cells, one a line."""
    separator = pa.scalar("\n", pa.large_string())
    lines = compute.call_function("binary_join_element_wise", [*columns, separator])
    chunks = [
        _plain(chunk.slice(first, ROWS_AT_ONCE))
        for chunk in lines.chunks
        for first in range(0, len(chunk), ROWS_AT_ONCE)
    ]
    return pa.chunked_array(chunks, pa.large_string())


def holding(texts: pa.ChunkedArray, word: str) -> np.ndarray:
    """For each text, whether the word occurs in it."""
    sought = compute.MatchSubstringOptions(word)
    return compute.call_function("match_substring", [texts], sought).to_numpy()


def _plain(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    """Texts of which no letter's plain form depends on its neighbours, so that each is looked up.

    Bytes below 0x80 are letters of their own in UTF-8; of others, the first byte of a letter gives
    way to all of its plain form and the bytes that go on to nothing.
    """
    offsets = np.frombuffer(texts.buffers()[1], dtype=np.int64)[texts.offset :][: len(texts) + 1]
    start, end = int(offsets[0]), int(offsets[-1])
    written = texts.buffers()[2]
    data = np.frombuffer(written, dtype=np.uint8)[start:end] if end else np.empty(0, np.uint8)
    offsets = offsets - offsets[0]
    lowered = _LOWER[data]
    if (others := np.flatnonzero(data >= 0x80)).size:
        firsts = others[data[others] >= 0xC0]
        forms, which = _forms(data, firsts)
        lengths = np.ones(len(data), dtype=np.int64)
        lengths[others] = 0
        lengths[firsts] = np.array([len(form) for form in forms])[which]
        ends = np.concatenate([[0], np.cumsum(lengths)])
        lowered = np.repeat(lowered, lengths)
        for nth in range(max(map(len, forms))):
            has = lengths[firsts] > nth
            letters = np.array([form[nth] if nth < len(form) else 0 for form in forms], np.uint8)
            lowered[ends[firsts[has]] + nth] = letters[which[has]]
        offsets = ends[offsets]
    return pa.LargeStringArray.from_buffers(
        len(texts), pa.py_buffer(offsets), pa.py_buffer(lowered)
    )


def _forms(data: np.ndarray, firsts: np.ndarray) -> tuple[list[bytes], np.ndarray]:
    """The plain forms of the letters that begin at some bytes, and which of them each has."""
    sizes = 2 + (data[firsts] >= 0xE0) + (data[firsts] >= 0xF0)
    codes = np.zeros(len(firsts), dtype=np.int64)
    for nth in range(4):
        has = sizes > nth
        codes[has] = codes[has] << 8 | data[firsts[has] + nth]
    letters, which = np.unique(codes, return_inverse=True)
    spelled = [code.to_bytes(4).lstrip(b"\0").decode() for code in letters.tolist()]
    return [plain(letter).encode() for letter in spelled], which
