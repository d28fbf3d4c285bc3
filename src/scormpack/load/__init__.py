"""Reading a course: every fault of every file in one run, each with its line."""
