"""Recording what people did to an app, and playing it again to see what the app does differently."""
