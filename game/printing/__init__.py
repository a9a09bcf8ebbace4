"""What a class is given on paper, and what it leaves behind: pages that print well, PDF, spreadsheets."""
