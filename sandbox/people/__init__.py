"""What people do in Slack, shared by the page, the control API and the tests."""
