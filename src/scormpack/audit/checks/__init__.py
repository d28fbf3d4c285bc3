"""The checks, one a file: each with its codes, and `check_package`, `check_file` or both."""
