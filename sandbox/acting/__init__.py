"""What `POST /control/act` can do, each as a person would."""
