"""What people write: pydantic schemas, strict and frozen, of the course, its modules, films and outputs."""
