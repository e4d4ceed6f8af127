"""The documents of a case on screen."""
