"""Every sentence a person reads, chosen by enum and values."""
