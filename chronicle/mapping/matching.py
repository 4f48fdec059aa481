"""Which cells of a column have a shape: of a few each is asked, of many the column as a whole."""

import re

import numpy as np
import pandas as pd

FEW = 1_000
"""So many cells are matched before pandas has understood the shape."""


def matching(text: pd.Series, shape: re.Pattern) -> np.ndarray:
    """Which texts have the shape from their first to their last character."""
    if len(text) > FEW:
        return text.str.fullmatch(shape).to_numpy()
    return np.array([shape.fullmatch(one) is not None for one in text.tolist()], dtype=bool)


def all_match(text: pd.Series, shape: re.Pattern) -> bool:
    """Whether every text has the shape; most columns tell with their first one."""
    if len(text) and not shape.fullmatch(text.iat[0]):
        return False
    return bool(matching(text, shape).all())
