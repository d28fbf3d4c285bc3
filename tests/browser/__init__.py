"""The packages played in a real Chromium, in a stand-in for a learning platform."""
