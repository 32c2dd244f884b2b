CREATE TABLE orders (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    coffee_id  text NOT NULL REFERENCES coffees (id),
    bags       integer NOT NULL CHECK (bags BETWEEN 1 AND 40),
    grind      text NOT NULL DEFAULT 'beans',
    status     text NOT NULL DEFAULT 'taken',
    ordered_at timestamptz NOT NULL DEFAULT now()
);
