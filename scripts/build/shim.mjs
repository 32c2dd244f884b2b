// CommonJS packages ask for these two; declared once here, since a banner would declare them again in each chunk.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export const __filename = fileURLToPath(import.meta.url)
export const __dirname = dirname(__filename)
