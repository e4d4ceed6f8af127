"""Papan SOP: the SOP table is the board. Imports nothing third-party, so that the bootstrap runs on a bare Python."""

__version__ = "0.1.0"
