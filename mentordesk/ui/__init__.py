"""Everything Qt: the window, its pages, their models, delegates and dialogs."""

import builtins

import PySide6.QtCore  # noqa: F401  it puts an import of its own in place, to be taken out again

# WORKAROUND: PySide6 reads the source of every module imported after it, looking for a switch that
# nobody here uses, and keeps all of it: 20 MB and a seventh of the start (PySide6 6.11).
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
