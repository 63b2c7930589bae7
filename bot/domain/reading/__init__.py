"""Understanding what a teacher typed after `/need`, in English and Spanish."""
