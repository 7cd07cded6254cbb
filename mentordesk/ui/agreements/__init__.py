"""The Agreements page: where each pair's agreement stands, seen as it will print."""
