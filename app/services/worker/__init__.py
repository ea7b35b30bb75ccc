"""One worker process for files of strangers: what they break is it, never the window."""
