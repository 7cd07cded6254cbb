"""The importing room: from any spreadsheet to drafts of people, problems and a plan."""
