"""What a learner can do on a screen: one folder each, strangers to each other.

A folder holds schema.py (the fields), template.html.j2, script.js, style.css, examples.yaml and its test.
"""
