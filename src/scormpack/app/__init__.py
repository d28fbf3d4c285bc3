"""The use cases, one a file: read, call the stages, write. Only these join the stages."""
