CREATE TABLE prices (
    coffee_id text NOT NULL REFERENCES coffees (id),
    currency  text NOT NULL CHECK (currency IN ('EUR', 'CHF', 'GBP')),
    cents     integer NOT NULL CHECK (cents > 0),
    PRIMARY KEY (coffee_id, currency)
);

-- Nobody waits for a table that is made in this very migration.
CREATE INDEX prices_by_currency ON prices (currency);
