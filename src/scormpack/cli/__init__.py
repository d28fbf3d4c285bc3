"""The commands: one file each. Only here is anything printed, and only here does a program end."""
