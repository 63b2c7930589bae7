"""The tables, a module for each noun; columns carry the names of the fields they fill (bot/domain), times are UTC."""
