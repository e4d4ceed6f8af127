"""How many wrong passwords are one person's bad morning, and from where on somebody must wait."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """Failures within `window` seconds; from the `after`th on a lock of `first` seconds, doubling up to `longest`."""

    after: int
    first: int
    longest: int
    window: int

    def lock(self, failures: int) -> int:
        """Seconds to wait after this many failures; 0 while there are some left."""
        beyond = failures - self.after
        if beyond < 0:
            return 0
        # No power of two that fills the memory: an hour is reached after four doublings.
        return min(self.first << min(beyond, 16), self.longest)


ACCOUNT = Limit(after=5, first=300, longest=3600, window=86_400)
ADDRESS = Limit(after=300, first=300, longest=3600, window=3600)
"""A whole office may share one address: 300 wrong passwords in an hour are no office's typing."""
PIN = Limit(after=5, first=300, longest=3600, window=86_400)
"""For one person on one shared screen: with at most 28 tries a day, six digits last for a century."""
STATUS = Limit(after=10, first=300, longest=3600, window=86_400)
"""For one file on the applicants' page: ten wrong keys are a smudged receipt, more are somebody else."""
STATUS_ADDRESS = Limit(after=60, first=300, longest=3600, window=3600)
"""Many telephones share one address of their network."""
