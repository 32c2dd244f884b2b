TRUNCATE orders, coffees;
