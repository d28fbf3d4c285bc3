"""A module as a site: HTML, style, script, pictures; the completion contract; the state budget."""
