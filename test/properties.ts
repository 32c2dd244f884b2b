import { configureGlobal } from 'fast-check'

/**
 * Properties draw the same cases on every machine, so that what is red was made red by the change under test.
 * `PROPERTY_SEED=7 npx vitest run test/report` draws others; CI does so every night, with a seed that it prints.
 */
const seed = Number(process.env.PROPERTY_SEED ?? 1)
if (!Number.isInteger(seed)) throw new Error(`PROPERTY_SEED must be a whole number, not ${process.env.PROPERTY_SEED}`)
configureGlobal({ seed })

export { default } from 'fast-check'
