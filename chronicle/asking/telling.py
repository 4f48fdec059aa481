"""The story: what of the chronicle each of its steps shows."""

from dataclasses import replace

from chronicle.asking.answering import engine_of
from chronicle.asking.narrowing import Filter
from chronicle.model import Chronicle, Event, Step


def event_of(chronicle: Chronicle, step: Step) -> Event:
    """The event that a step tells of, which every story has."""
    event = engine_of(chronicle).event(step.event)
    if event is None:
        raise KeyError(step.event)
    return event


def so_far(chronicle: Chronicle, wanted: Filter, step: Step) -> Filter:
    """What the reader wants to see, up to the moment at which the step's event begins."""
    until = moment(chronicle, step)
    if until is None or (wanted.last is not None and wanted.last <= until):
        return wanted
    return replace(wanted, last=until)


def moment(chronicle: Chronicle, step: Step) -> int | None:
    """When a step's event begins (where that is open, when it ends): later events are yet to come.

    In seconds since 1970; None when the event has no date that can be read.
    """
    (event,) = engine_of(chronicle).named((step.event,))
    return event.end if event.start is None else event.start
