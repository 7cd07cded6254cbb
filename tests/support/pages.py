"""Pages as a person sees them: gone to, and not merely built."""

from __future__ import annotations

from typing import Any

from mentordesk.ui.window import Window


def page_of(window: Window, name: str) -> Any:
    """A page of the window, shown."""
    assert window.workplace is not None
    window.workplace.show_page(name)
    return window.workplace.page(name)
