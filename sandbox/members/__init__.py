"""What is shown of a person: profile, picture, quiet hours."""
