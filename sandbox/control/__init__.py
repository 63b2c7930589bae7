"""The control API: what the page, a test in any language or a curious person asks the sandbox and makes it do."""
