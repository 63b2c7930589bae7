"""How a payload reaches an app: over its sockets, or signed to its request URLs."""
