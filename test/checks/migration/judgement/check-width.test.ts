import { describe, expect, test } from 'vitest'
import { isWider, sameCheck } from '../../../../src/checks/migration/judgement/check-width.ts'

// Definitions as pg_get_constraintdef prints them (PostgreSQL 18).
const cases: readonly (readonly [title: string, was: string, now: string, wider: boolean])[] = [
  [
    'a literal more',
    "CHECK ((kind = ANY (ARRAY['a'::text, 'b'::text])))",
    "CHECK ((kind = ANY (ARRAY['a'::text, 'b'::text, 'c'::text])))",
    true,
  ],
  [
    'a literal fewer',
    "CHECK ((kind = ANY (ARRAY['a'::text, 'b'::text])))",
    "CHECK ((kind = ANY (ARRAY['a'::text, 'c'::text])))",
    false,
  ],
  [
    'literals of a varchar column',
    "CHECK (((kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])))",
    "CHECK (((kind)::text = ANY ((ARRAY['b'::character varying, 'c'::character varying, 'a'::character varying])::text[])))",
    true,
  ],
  [
    'literals of a varchar column, then of text: the list was written with a cast of its own',
    "CHECK (((kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])))",
    "CHECK (((kind)::text = ANY (ARRAY['a'::text, 'b'::text, 'c'::text])))",
    true,
  ],
  [
    'fewer of them',
    "CHECK (((kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])))",
    "CHECK (((kind)::text = ANY (ARRAY['a'::text, 'c'::text])))",
    false,
  ],
  [
    'a literal that holds a bracket and a quote',
    "CHECK ((kind = ANY (ARRAY['a]'::text, 'it''s'::text])))",
    "CHECK ((kind = ANY (ARRAY['a]'::text, 'it''s'::text, 'c'::text])))",
    true,
  ],
  ['numbers', 'CHECK ((n = ANY (ARRAY[1, 2])))', 'CHECK ((n = ANY (ARRAY[1, 2, 3])))', true],
  ['a higher limit', 'CHECK ((length(note) <= 20))', 'CHECK ((length(note) <= 50))', true],
  ['a lower limit', 'CHECK ((length(note) <= 50))', 'CHECK ((length(note) <= 20))', false],
  ['a lower bound further down', 'CHECK ((n > 10))', 'CHECK ((n > 5))', true],
  ['a lower bound further up', 'CHECK ((n > 5))', 'CHECK ((n > 10))', false],
  ['below nought', 'CHECK ((n >= 0))', "CHECK ((n >= '-5'::integer))", false],
  ['another column', 'CHECK ((a > 0))', 'CHECK ((b > 0))', false],
  ['another operator', 'CHECK ((a > 0))', 'CHECK ((a >= 1))', false],
  [
    'NOT before a list',
    "CHECK ((kind <> ALL (ARRAY['a'::text])))",
    "CHECK ((kind <> ALL (ARRAY['a'::text, 'b'::text])))",
    false,
  ],
  // What NOT turns round is read as another duty, whichever way it goes.
  ['NOT before a comparison', 'CHECK ((NOT (n > 5)))', 'CHECK ((NOT (n > 10)))', false],
  ['one comparison equal to another', 'CHECK (((n > 5) = (m > 0)))', 'CHECK (((n > 2) = (m > 0)))', false],
  ['a factor', 'CHECK ((n > (10 * m)))', 'CHECK ((n > (5 * m)))', false],
  ['a place in a document', 'CHECK (((data -> 5) IS NOT NULL))', 'CHECK (((data -> 2) IS NOT NULL))', false],
  ['one of two ways', 'CHECK (((n > 5) OR (note IS NOT NULL)))', 'CHECK (((n > 2) OR (note IS NOT NULL)))', true],
  [
    'two lists and two limits, of which one stays',
    "CHECK (((kind = ANY (ARRAY['a'::text])) AND (n <= 5) AND (m >= 2) AND (mode = ANY (ARRAY['b'::text]))))",
    "CHECK (((kind = ANY (ARRAY['a'::text, 'c'::text])) AND (n <= 5) AND (m >= 2) AND (mode = ANY (ARRAY['b'::text, 'd'::text]))))",
    true,
  ],
  ['the second of two limits', 'CHECK (((n <= 5) AND (m >= 2)))', 'CHECK (((n <= 9) AND (m >= 3)))', false],
  ['NOT before a comparison that lets more through', 'CHECK ((NOT (n > 10)))', 'CHECK ((NOT (n > 5)))', false],
]

describe('whether a CHECK lets through all that another did', () => {
  test.each(cases)('%s', (_, was, now, wider) => {
    expect(isWider({ definition: now }, { definition: was })).toBe(wider)
  })
})

test('casts that follow the type of the column, and NOT VALID, make no other CHECK', () => {
  expect(sameCheck("CHECK (((kind)::text <> ''::text)) NOT VALID")).toBe(sameCheck("CHECK (((kind) <> ''))"))
})
