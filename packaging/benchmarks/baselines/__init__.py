"""What the rows are held against: each file is a program of its own that knows nothing of ours."""
