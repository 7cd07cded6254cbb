"""The import wizard: files, columns, preview, and the import itself."""
