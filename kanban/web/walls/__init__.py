"""Shared screens: their pages, and single acts signed on them."""
