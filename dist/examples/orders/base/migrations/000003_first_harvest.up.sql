INSERT INTO coffees (id, name, origin, roast, price_cents) VALUES
    ('yirgacheffe', 'Yirgacheffe Aricha', 'Ethiopia', 'light', 1190),
    ('huehuetenango', 'Huehuetenango', 'Guatemala', 'medium', 1050),
    ('sumatra', 'Sumatra Mandheling', 'Indonesia', 'dark', 1090);

-- The orders of the first season, moved over from the old shop.
INSERT INTO orders (coffee_id, bags, grind, status, ordered_at)
SELECT (ARRAY['yirgacheffe', 'huehuetenango', 'sumatra'])[1 + n % 3],
       1 + n % 4,
       (ARRAY['beans', 'filter', 'espresso', 'moka'])[1 + n % 4],
       'sent',
       timestamptz '2026-01-01 08:00:00+00' + n * interval '37 minutes'
FROM generate_series(1, 2000) AS n;
