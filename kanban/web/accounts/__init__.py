"""Signing in, and what keeps an account its owner's."""
