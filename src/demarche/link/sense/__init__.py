"""What words of two reports are compared by: notions, numbers, figures, settings."""
