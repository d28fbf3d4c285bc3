"""The rules. Each file has its Codes and a check; the engine finds them by itself.

`check(module)`, `check_course(subject)` or `check_pages(pages)` yields findings. Numbers and lists of words are in
`lint/data/`. R7 of the house's facts (everything can be answered without spelling) needs no rule: no activity asks for
typing, and the schema has no field that could make it.
"""
