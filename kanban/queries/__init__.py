"""Session in, frozen dataclasses out: every read of the product, each at a fixed number of statements."""
