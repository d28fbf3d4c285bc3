"""Plays an opened package on loopback as an LMS or LRS would, with a log of every call. For authors and tests."""
