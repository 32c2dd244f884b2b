CREATE TABLE coffees (
    id          text PRIMARY KEY,
    name        text NOT NULL,
    origin      text NOT NULL,
    roast       text NOT NULL CHECK (roast IN ('light', 'medium', 'dark')),
    price_cents integer NOT NULL CHECK (price_cents > 0)
);
