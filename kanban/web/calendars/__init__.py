"""The office's calendar on screen."""
