"""One blueprint per screen: load, act, render."""
