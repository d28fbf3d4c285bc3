"""Put statements into groups."""
