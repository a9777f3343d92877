"""The records, by subject; each module lists its entries in ENTRIES."""
