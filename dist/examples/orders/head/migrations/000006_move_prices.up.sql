INSERT INTO prices (coffee_id, currency, cents)
SELECT id, 'EUR', price_cents FROM coffees;

ALTER TABLE coffees DROP COLUMN price_cents;
