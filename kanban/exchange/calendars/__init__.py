"""Calendars as files, and lists of holidays as they are published."""
