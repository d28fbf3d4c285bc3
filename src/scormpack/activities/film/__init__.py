"""The module's film."""
