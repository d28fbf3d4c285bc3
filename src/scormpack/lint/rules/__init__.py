"""The rules. Each file has CODE and check(module) -> findings; the engine finds them by itself."""
