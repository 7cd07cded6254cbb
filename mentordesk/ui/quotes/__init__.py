"""Quotes: kept beside a pair, listed and passed on only with consent."""
