"""The formats. Each file has FORMAT; `--format` and `scormpack formats` find them by themselves."""
