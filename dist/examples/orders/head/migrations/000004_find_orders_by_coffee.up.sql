-- The roast day asks for the orders of a coffee.
CREATE INDEX orders_by_coffee ON orders (coffee_id, ordered_at);
