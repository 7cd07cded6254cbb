"""Questions to the file: plain functions of a connection that return frozen rows."""
