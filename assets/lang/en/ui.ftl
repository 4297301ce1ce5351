# ui

the-lab = the lab
