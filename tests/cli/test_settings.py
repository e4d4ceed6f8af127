"""Settings are typed once, and one that would lock everybody out is refused with a sentence."""

from pathlib import Path

import pytest

from kanban.config import ConfigUnread, load_settings


def test_hosts_are_a_list_in_the_file_and_separated_by_commas_in_the_environment(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('trusted_hosts = ["Papan.Dinas.example", "papan"]\ntrusted_proxies = 1\n')
    settings = load_settings(str(tmp_path), {})
    assert (settings.trusted_hosts, settings.trusted_proxies) == (("papan.dinas.example", "papan"), 1)
    given = load_settings(str(tmp_path), {"KANBAN_TRUSTED_HOSTS": " papan.dinas.example , ,Papan "})
    assert given.trusted_hosts == ("papan.dinas.example", "papan")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("IDLE_MINUTES", "0"), ("ABSOLUTE_HOURS", "0"), ("IDLE_MINUTES", "-1"), ("IDLE_MINUTES", "half"),
        ("TRUSTED_PROXIES", "yes"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_stops_the_start(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigUnread, match=name.lower()):
        load_settings(str(tmp_path), {f"KANBAN_{name}": value})
