import { createHash } from 'node:crypto'
import type { DocumentNode, Token } from 'graphql'

/** Measured: a token with its nodes takes 300 to 550 bytes, and plugins keep some more of each. */
const TOKEN_BYTES = 700
const CHARACTER_BYTES = 2

interface Kept {
  readonly document: DocumentNode
  readonly bytes: number
}

/** Parsed documents by their text, up to so many bytes; the least recently used one goes first. */
export class DocumentCache {
  readonly #bytesMax: number
  readonly #documents = new Map<string, Kept>()
  #bytes = 0

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax
  }

  get bytes(): number {
    return this.#bytes
  }

  find(text: string): DocumentNode | null {
    const kept = this.#documents.get(text)
    if (!kept) return null
    this.#documents.delete(text)
    this.#documents.set(text, kept)
    return kept.document
  }

  keep(text: string, document: DocumentNode): void {
    const bytes = text.length * CHARACTER_BYTES + countTokens(document) * TOKEN_BYTES
    if (bytes > this.#bytesMax || this.#documents.has(text)) return
    this.#documents.set(text, { document, bytes })
    this.#bytes += bytes
    for (const [oldest, { bytes }] of this.#documents) {
      if (this.#bytes <= this.#bytesMax) break
      this.#documents.delete(oldest)
      this.#bytes -= bytes
    }
  }
}

/** Tells of so many texts, by their hash, whether they came before; the oldest are forgotten. */
export class RecentTexts {
  readonly #max: number
  readonly #digests = new Set<string>()

  constructor(max: number) {
    this.#max = max
  }

  /** Remembers a text, and answers whether it was remembered. */
  hasSeen(text: string): boolean {
    const digest = createHash('sha256').update(text).digest('base64url')
    if (this.#digests.has(digest)) return true
    this.#digests.add(digest)
    const [oldest] = this.#digests.size > this.#max ? this.#digests : []
    if (oldest !== undefined) this.#digests.delete(oldest)
    return false
  }
}

/** Comments are tokens too. */
function countTokens({ loc }: DocumentNode): number {
  let count = 0
  for (let token: Token | null = loc?.startToken ?? null; token; token = token.next) count += 1
  return count
}
