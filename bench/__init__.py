"""Measurements: figures with their own floors, taken in one run on one machine; never part of the tests."""
