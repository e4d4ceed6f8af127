"""Keeping the data safe: backups, restoring them, the chain's verdict, and what is wrong with an office's computer."""
