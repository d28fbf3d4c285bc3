"""The store: a folder of Parquet files that a crash at any moment leaves whole.

What belongs to it is listed in `manifest.json`, which is replaced at once: a file that is not listed is no part of
the store, whatever lies in the folder.
"""
