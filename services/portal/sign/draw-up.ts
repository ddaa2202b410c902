import type { Client } from '@urql/core'
import { MANIFEST_ACTS_MAX } from '../../../contracts/command/command.ts'
import {
  type ActRequest,
  DRAFT_LIFE_MS,
  manifest,
  type PartyId,
  payloadOf,
  type Read,
  type Show,
  showBy,
  type UserId,
} from '../../client/browser.ts'
import { type AskedField, askMany } from '../graph/ask-many.ts'
import { ledgerNow } from '../session/ledger-clock.ts'
import { type Change, findChanges } from './changes.ts'
import { type DraftSeen, findObstacle } from './find-obstacle.ts'
import type { Refusal } from './outcome.ts'
import { type CommandRead, type Reader, readPayload } from './read-payload.ts'
import type { DraftToSign } from './sign-command.ts'

/** For whom, on which ledger, and through which session an act is drawn up. */
export interface Drawing {
  readonly client: Client
  readonly ledger: string
  readonly party: Reader & { readonly id: PartyId }
  readonly user: UserId
}

/** What is put before a signer: a command drawn up here, or the draft of somebody. */
export interface Sheet {
  readonly read: CommandRead
  readonly draft: DraftSince | null
}

/** A draft, with what has come about since it was drawn up. */
export interface DraftSince extends DraftToSign {
  readonly changes: readonly Change[]
  /** What the ledger would refuse it for now. */
  readonly obstacle: Refusal | null
}

/**
 * Draws acts up, up to 500 under one signature, with what the server says their signers are shown.
 * What is read afterwards is made from these very bytes.
 */
export async function drawUp(
  acts: readonly ActRequest[],
  drawing: Drawing,
): Promise<readonly Sheet[]> {
  const { client, ledger, party, user } = drawing
  const sheets: Sheet[] = []
  for (let at = 0; at < acts.length; at += MANIFEST_ACTS_MAX) {
    const part = acts.slice(at, at + MANIFEST_ACTS_MAX)
    const { shown } = await showIn(client)(part)
    const act = part.length === 1 ? part[0]! : manifest(part)
    const frame = { ledger, party: party.id, user, at: ledgerNow(), lifeMs: DRAFT_LIFE_MS, shown }
    sheets.push({ read: readPayload(payloadOf(act, frame), party), draft: null })
  }
  return sheets
}

/** Reads drafts from their own bytes, and finds what has changed since. */
export async function takeDrafts(
  drafts: readonly DraftToSign[],
  { client, party, user }: Drawing,
): Promise<readonly Sheet[]> {
  const reads = drafts.map(({ payload }) => readPayload(payload, party))
  const { shown } = await showIn(client)(reads.map(({ acts }) => acts[0]!))
  const ids = drafts.map(({ id }) => id)
  const obstacles = await readObstacles(ids, { client, user })
  return drafts.map(({ id, payload }, i) => {
    const changes = findChanges(reads[i]!.acts[0]!.shown, shown[i]!)
    return { read: reads[i]!, draft: { id, payload, changes, obstacle: obstacles[i]! } }
  })
}

/**
 * Looks again at what is being read: another tab, device or person may have signed it, or taken it
 * back. What the signer reads stays as it is.
 */
export async function lookAgain(
  sheets: readonly Sheet[],
  drawing: Pick<Drawing, 'client' | 'user'>,
): Promise<readonly Sheet[]> {
  const ids = sheets.flatMap(({ draft }) => (draft ? [draft.id] : []))
  if (ids.length === 0) return sheets
  const found = await readObstacles(ids, drawing)
  const obstacles = new Map(ids.map((id, i) => [id, found[i] ?? null]))
  return sheets.map(({ read, draft }) => {
    const obstacle = draft && (obstacles.get(draft.id) ?? null)
    return { read, draft: draft && { ...draft, obstacle } }
  })
}

async function readObstacles(
  ids: readonly string[],
  { client, user }: Pick<Drawing, 'client' | 'user'>,
): Promise<readonly (Refusal | null)[]> {
  const drafts = await askMany<DraftSeen | null>(client, DRAFT_SINCE, ids)
  return drafts.map(draft => findObstacle(draft, user))
}

/** What has become of a draft, and what has come in its way, since it was drawn up. */
const DRAFT_SINCE: AskedField = {
  ...{ operation: 'query', field: 'node(id: $)', given: 'ID!', on: 'Node' },
  selection: `... on Draft { answer withdrawn signedBy { id }
    obstacle { refusal zh en class path } }`,
}

function showIn(client: Client): Show {
  const read: Read = async <Data>(query: string, variables: object = {}) => {
    const { data, error } = await client
      .query<Data>(query, variables, { requestPolicy: 'network-only' })
      .toPromise()
    if (error) throw error
    return data!
  }
  return showBy(read)
}
