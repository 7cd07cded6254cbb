"""Every change a person can make: one small data class each, one module per subject."""
