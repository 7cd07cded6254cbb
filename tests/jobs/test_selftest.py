"""The self-test of a built program goes through the main job."""

from __future__ import annotations

from mentordesk.jobs import selftest


def test_it_passes_on_this_program(tmp_path):
    assert selftest.run(tmp_path).exists()
    assert len(list((tmp_path / "agreements").glob("*.pdf"))) >= 1
