/** Numbers from 0 up to, but not including, 1. */
export type Random = () => number

/**
 * A generator whose numbers are the same for the same seed on every machine: xoshiro128** 1.1 by David Blackman and
 * Sebastiano Vigna (https://prng.di.unimi.it/xoshiro128starstar.c, public domain), its state filled from the seed by
 * the finaliser of MurmurHash3 over a Weyl sequence, so that neighbouring seeds have nothing in common. For traffic and
 * statistics; never for secrets. Each `stream` of a seed is a sequence of its own.
 */
export function randomFrom(seed: number, stream = 0): Random {
  let weyl = Math.imul(seed, 0x85ebca6b) ^ Math.imul(Math.floor(seed / 2 ** 32), 0xc2b2ae35) ^ stream
  const filled = () => {
    weyl = (weyl + 0x9e3779b9) | 0
    return finalised(weyl)
  }
  const next = xoshiro128([filled(), filled(), filled(), filled()])
  return () => next() / 2 ** 32
}

/** The generator itself: whole numbers of 32 bits from a state of four, not all of them 0. */
export function xoshiro128([a, b, c, d]: readonly [number, number, number, number]): () => number {
  return () => {
    const mixed = Math.imul(b, 5)
    const result = Math.imul((mixed << 7) | (mixed >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result
  }
}

function finalised(value: number): number {
  let mixed = value
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
