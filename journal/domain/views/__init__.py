"""What pages read: plain, frozen rows, each made for one place where it is shown."""
