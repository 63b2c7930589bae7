"""What an app says: checked, cut, escaped, said at once or later."""
