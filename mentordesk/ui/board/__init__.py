"""The match board: mentees waiting, mentors with their places, and why a pair is good or not."""
