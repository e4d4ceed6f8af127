"""The office's first minutes, settings, exports, and the end of personal values."""
