"""Which figures may be published, and the proof: the one place where `Published` is made."""
