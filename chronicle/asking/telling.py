"""The story: its steps, and what of the chronicle each of them shows."""

from dataclasses import replace

import numpy as np

from chronicle.asking.narrowing import Filter
from chronicle.asking.remembering import remembered
from chronicle.model import Chronicle, Step


@remembered(1)
def steps(chronicle: Chronicle) -> tuple[Step, ...]:
    """The steps in their order, numbered from 1; nothing for a chronicle without a story."""
    if chronicle.story.empty:
        return ()
    rows = chronicle.story.sort_values("step", kind="stable").to_dict("records")
    return tuple(
        Step(
            number=number,
            event=row["event"],
            heading=row["heading"],
            text=row["text"],
            zoom=None if np.isnan(row["zoom"]) else float(row["zoom"]),
        )
        for number, row in enumerate(rows, start=1)
    )


def so_far(chronicle: Chronicle, wanted: Filter, step: Step) -> Filter:
    """What the reader wants to see, up to the moment at which the step's event begins."""
    until = moment(chronicle, step)
    if until is None or (wanted.last is not None and wanted.last <= until):
        return wanted
    return replace(wanted, last=until)


def moment(chronicle: Chronicle, step: Step) -> np.datetime64 | None:
    """When a step's event begins (where that is open, when it ends): later events are yet to come.

    None when the event has no date that can be read.
    """
    event = chronicle.events[chronicle.events["id"] == step.event].iloc[0]
    begins = event["end"] if np.isnat(event["start"].to_datetime64()) else event["start"]
    return None if np.isnat(begins.to_datetime64()) else np.datetime64(begins.to_numpy(), "s")
