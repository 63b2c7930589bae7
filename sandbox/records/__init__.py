"""The workspace as plain, synchronous records."""
