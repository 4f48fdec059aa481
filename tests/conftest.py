"""What every test shares: how Hypothesis searches."""

import os

from hypothesis import settings

settings.register_profile(
    "chronicle",
    # A busy machine is slow, not wrong.
    deadline=None,
    print_blob=True,
    # At a desk every run looks somewhere new. The checks on a change look where they looked before,
    # so that what turns them red is the change.
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("chronicle")
