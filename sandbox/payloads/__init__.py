"""What an app is told, in which shape, and the two ways it may answer later."""
