"""Put things into your own order."""
