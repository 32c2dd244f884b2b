import { expect, test } from 'vitest'
import { isSameCode, isSameFunction } from '../../src/sql/same-code.ts'

test.each<[string, string, string, boolean]>([
  ['blanks', 'BEGIN  RETURN a+1;\nEND', 'BEGIN\n  RETURN a + 1;\nEND\n', true],
  ['comments', 'SELECT 1 -- one', '/* /* once */ */ SELECT 1', true],
  ['a comment in place of a blank', 'SELECT/**/1', 'SELECT 1', true],
  ['a value', 'SELECT 1', 'SELECT 2', false],
  ['a blank in a string', "SELECT 'a b'", "SELECT 'a  b'", false],
  ['a comment in a string', "EXECUTE 'SELECT 1 -- a'", "EXECUTE 'SELECT 1 -- b'", false],
  ['a blank in dollar quotes', 'EXECUTE $q$SELECT  1$q$', 'EXECUTE $q$SELECT 1$q$', false],
  ['a blank in a quoted name', 'SELECT "a b"', 'SELECT "a  b"', false],
  ['a line that a comment takes', 'SELECT 1 -- a\n + 1', 'SELECT 1 -- a + 1', false],
  ['an operator in two', "SELECT a ->> 'b'", "SELECT a -> > 'b'", false],
  ['two minuses are no comment', 'SELECT 1 - -1', 'SELECT 1 --1', false],
  ['words that touch', 'SELECT a b', 'SELECT ab', false],
])('%s', (_, before, after, expected) => {
  expect(isSameCode(before, after)).toBe(expected)
})

const defined = (language: string, body: string, head = 'CREATE OR REPLACE FUNCTION public.f()') =>
  `${head}\n RETURNS integer\n LANGUAGE ${language}\nAS $function$${body}$function$\n`

test.each<[string, string, string, boolean]>([
  ['plpgsql', defined('plpgsql', 'BEGIN RETURN 1; END'), defined('plpgsql', '\nBEGIN\n RETURN 1;\nEND'), true],
  ['another volatility', defined('sql', 'SELECT 1'), defined('sql\n IMMUTABLE', 'SELECT  1'), false],
  [
    'another name',
    defined('sql', 'SELECT 1'),
    defined('sql', 'SELECT 1', 'CREATE OR REPLACE FUNCTION public.g()'),
    false,
  ],
  ['a language in which blanks count', defined('plpython3u', 'if x:\n  y'), defined('plpython3u', 'if x:\n y'), false],
  [
    'a procedure',
    defined('sql', ' SELECT 1').replaceAll('$function$', '$procedure$'),
    defined('sql', 'SELECT 1').replaceAll('$function$', '$procedure$'),
    true,
  ],
  ['a body that Postgres prints itself', ' LANGUAGE sql\nRETURN 1', ' LANGUAGE sql\nRETURN 2', false],
])('%s', (_, before, after, expected) => {
  expect(isSameFunction(before, after)).toBe(expected)
})
