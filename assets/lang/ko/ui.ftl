# ui

the-lab = 실습실
