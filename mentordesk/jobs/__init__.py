"""Long work: reads a snapshot, computes with progress, and perhaps ends in one command."""
