"""Where data comes from, one file a source. Each has `KIND`, says whether a table `fits`, and gives its `records`.

xAPI is not a table and is read line by line; see `xapi`.
"""
