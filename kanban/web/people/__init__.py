"""People, roles and who is away; the morning briefing."""
