"""For those who keep pages up to date: status, comparison, acceptance, sign-off, new pages."""
