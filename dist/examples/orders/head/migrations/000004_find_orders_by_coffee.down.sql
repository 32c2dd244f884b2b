DROP INDEX orders_by_coffee;
