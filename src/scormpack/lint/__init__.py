"""What a course should be for its learners, as rules: one file each in rules/, found by the registry."""
