"""Landing: deliveries of lines become rows of a store, each statement once, all in one commit."""
