"""`python -m scormpack.cli`: the same program without its script."""

from scormpack.cli.main import main

main()
