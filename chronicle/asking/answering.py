"""Which engine answers the questions about the events of a chronicle."""

from dataclasses import replace

from chronicle.asking.engine import Engine
from chronicle.asking.narrowing import Filter
from chronicle.asking.pandas_engine import PandasEngine
from chronicle.asking.remembering import remembered
from chronicle.model import Chronicle


def engine_of(chronicle: Chronicle) -> Engine:
    """The engine of a chronicle, one as long as it lies open anywhere."""
    return _in_memory(chronicle)


def narrow(chronicle: Chronicle, wanted: Filter) -> Chronicle:
    """The part that passes, for what writes all of it; a narrowed chronicle is still one."""
    part = _in_memory(chronicle).part(wanted)
    return chronicle if part is chronicle.events else replace(chronicle, events=part)


@remembered(1)
def _in_memory(chronicle: Chronicle) -> PandasEngine:
    return PandasEngine(chronicle)
