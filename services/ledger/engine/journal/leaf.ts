import { hash } from 'node:crypto'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import type { SubjectVersion } from '../act/subject-version.ts'
import { canonicalJson } from './canonical-json.ts'

export interface LeafParts {
  readonly entry: bigint
  /** The business date: no entry can be moved to another day. */
  readonly date: BusinessDate
  readonly act: string
  /** base64url of SHA-256 of the JWS as stored. */
  readonly command: string
  /** The act's place in its manifest, from 0. */
  readonly part: number
  readonly touches: readonly SubjectVersion[]
  readonly postings: string
  /** base64url of 16 random bytes: the leaf's hash tells nothing about its content. */
  readonly salt: string
}

/** The leaf, fixed from the first day: RFC 8785 JSON; the log publishes only its hash. */
export function leafOf(parts: LeafParts): string {
  const { entry, date, act, command, part, touches, postings, salt } = parts
  const touched = touches.map(({ subject, version, before }) => {
    const last = before === null ? 'null' : `"${before}"`
    return `{"before":${last},"subject":"${subject}","version":${version}}`
  })
  return (
    `{"act":${JSON.stringify(act)},"command":"${command}","date":"${date}","entry":"${entry}",` +
    `"part":${part},` +
    `"postings":"${hashOf(postings)}","salt":"${salt}","touches":[${touched.join(',')}],"v":1}`
  )
}

export function postingsText(postings: readonly Posting[]): string {
  return canonicalJson(postings as unknown as Parameters<typeof canonicalJson>[0])
}

/** base64url of SHA-256 of the text's UTF-8 bytes. */
export function hashOf(text: string): string {
  return hash('sha256', text, 'base64url')
}
