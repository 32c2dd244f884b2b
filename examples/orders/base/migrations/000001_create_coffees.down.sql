DROP TABLE coffees;
