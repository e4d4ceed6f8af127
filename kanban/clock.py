"""The one place that reads the machine's clock, so that time is an argument everywhere else."""

import time


def now() -> int:
    """The present instant in whole seconds since 1970-01-01T00:00Z."""
    return int(time.time())
