"""The Ask An Alum page: questions in columns by state, ageing visibly."""
