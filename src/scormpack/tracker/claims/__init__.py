"""Claims and what bears them out: each is supported, not supported or not measurable."""
