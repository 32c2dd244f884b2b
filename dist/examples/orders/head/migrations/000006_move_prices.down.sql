ALTER TABLE coffees ADD COLUMN price_cents integer;

UPDATE coffees SET price_cents = (SELECT cents FROM prices WHERE coffee_id = coffees.id AND currency = 'EUR');

ALTER TABLE coffees ALTER COLUMN price_cents SET NOT NULL;

DELETE FROM prices WHERE currency = 'EUR';
