"""Reading pages in processes of their own: what reads in one, who gives out the work, and what comes back."""
