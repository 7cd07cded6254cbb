"""The rows of speed and size that `packaging/bench.py` measures, and what they are held against."""
