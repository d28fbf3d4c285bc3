"""Forms of a report. Each takes `Published` figures and nothing else about people."""
