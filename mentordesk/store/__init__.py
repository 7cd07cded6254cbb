"""The open programme file: its tables, the one way to write, its journal and its backups."""
