"""Everything Qt: the window, its pages, their models, delegates and dialogs."""
