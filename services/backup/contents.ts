import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { writeDurably } from './durable.ts'
import { readDigest } from './read-digest.ts'

const CopiedFile = z.object({ path: z.string(), bytes: z.number(), sha256: z.string().length(64) })
export type CopiedFile = z.output<typeof CopiedFile>

/** What a backup says of itself. */
const Contents = z.object({
  form: z.literal(1),
  /** The ledger’s name; null: none was founded yet. */
  ledger: z.string().nullable(),
  /** The last migration. */
  schema: z.string().nullable(),
  postgres: z.string(),
  /** PostgreSQL’s own number of this cluster: only its WAL fits. */
  cluster: z.string(),
  began: z.iso.datetime(),
  ended: z.iso.datetime(),
  segmentBytes: z.number().int(),
  firstWal: z.string(),
  lastWal: z.string(),
  /** The last entry when it ended; the journal goes on in the archive. */
  lastEntry: z.string().nullable(),
  holds: z.array(z.string()),
  keepElsewhere: z.array(z.string()),
  files: z.array(CopiedFile),
})
export type Contents = z.output<typeof Contents>

const FILE = 'contents.json'
const DIGEST = 'contents.sha256'

/** What every backup holds, and what it does not, for whoever finds it years later. */
export const HOLDS = [
  'the whole database: journal, titles, parties, trade documents, imports with their mappings, ' +
    'drafts, sessions, and keys in custody, sealed',
  'owner-password: the login of the database’s owner, which is of use only with the database',
]
export const KEEP_ELSEWHERE = [
  'the root secret (ROOT_SECRET, or the file root-secret of the state folder): without it the ' +
    'sealed keys in custody and what else hangs on it cannot be opened',
  'the identity key (IDENTITY_KEY, or the file identity-key of the state folder): without it no ' +
    'process starts on the database',
  'the system key (SYSTEM_KEY or SYSTEM_SIGNER), and the officers’ own keys',
  'of a trial ledger the folder trial of the state folder',
  'files that people keep: key files, profiles, certificates of TLS, settings',
  'nothing of Temporal: its store is made again from the ledger',
]

/** Writes the list last of all: a backup without it, or with a torn one, is not whole. */
export function writeContents(folder: string, contents: Contents): void {
  const text = `${JSON.stringify(contents, null, 1)}\n`
  writeDurably(join(folder, FILE), text)
  writeDurably(join(folder, DIGEST), `${digest(text)}\n`)
}

/** Null where there is none, or it is not what was written. */
export function readContents(folder: string): Contents | null {
  const [file, sum] = [join(folder, FILE), join(folder, DIGEST)]
  if (!existsSync(file) || !existsSync(sum)) return null
  const text = readFileSync(file, 'utf8')
  if (readFileSync(sum, 'utf8').trim() !== digest(text)) return null
  return Contents.parse(JSON.parse(text))
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Reads every file again: answers those that are missing or are not what was copied. */
export async function findSpoilt(
  folder: string,
  { files }: Contents,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<string[]> {
  const spoilt: string[] = []
  for (const { path, bytes, sha256 } of files) {
    const found = await readDigest(join(folder, path)).catch(() => null)
    if (found?.bytes !== bytes || found.sha256 !== sha256) spoilt.push(path)
    onBytes(bytes)
  }
  return spoilt
}
