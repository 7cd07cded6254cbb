"""The Settings page: the programme, its rounds, weights, lists, codes and backups."""
