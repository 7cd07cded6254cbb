"""The People page: the table of everyone and the pane about one person."""
