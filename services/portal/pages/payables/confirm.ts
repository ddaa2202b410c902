import type { Client } from '@urql/core'
import {
  type BusinessDate,
  decodeText,
  type ReceivableId,
  receivableActs,
} from '../../../client/browser.ts'
import { askMany } from '../../graph/ask-many.ts'
import type { ReceivableRow } from '../../receivable/receivable-list.documents.ts'
import type { NotTaken } from '../../sign/not-taken.ts'
import type { Refusal } from '../../sign/outcome.ts'
import type { OnChecked, ToSign } from '../../sign/use-signing.ts'
import { JUDGE_CONFIRM, OPEN_DRAFTS, type OpenDraft, type Page } from './documents.ts'

interface Confirming {
  readonly client: Client
  /** The user who is to sign. */
  readonly user: string
  /** What a receivable is called where it is not taken. */
  readonly name: (row: ReceivableRow) => NotTaken['what']
  readonly onChecked: OnChecked
}

/**
 * What is to be signed so that receivables are confirmed. What a colleague has drawn up is signed
 * as it is; what nobody has, the ledger judges first, one by one. The rest is not taken, and why.
 */
export async function confirmAll(
  rows: readonly ReceivableRow[],
  { client, user, name, onChecked }: Confirming,
): Promise<ToSign> {
  const drafts = findConfirming(await readDrafts(client))
  const notTaken: NotTaken[] = []
  const leaveOut = (row: ReceivableRow, { refusal: code, zh, en }: Said) =>
    notTaken.push({ id: row.id, what: name(row), why: { zh, en }, code })
  const [drawnUp, fresh] = [
    rows.filter(({ id }) => drafts.has(id)),
    rows.filter(({ id }) => !drafts.has(id)),
  ]
  const toSign = drawnUp.flatMap(row => {
    const draft = drafts.get(row.id)!
    if (!draft.signedBy.some(one => one.id === user)) return [draft]
    leaveOut(row, SIGNED_ALREADY)
    return []
  })
  const inputs = fresh.map(({ id, amount, dueOn }) => ({ receivable: id, amount, dueOn }))
  const judged = await askMany<Judged>(client, JUDGE_CONFIRM, inputs, done =>
    onChecked(done, fresh.length),
  )
  const acts = fresh.flatMap((row, i) => {
    const answer = judged[i]!
    if (answer.__typename === 'Prepared') return [toAct(row)]
    leaveOut(row, answer)
    return []
  })
  return { acts, drafts: toSign, notTaken }
}

type Said = Pick<Refusal, 'refusal' | 'zh' | 'en'>
type Judged = { readonly __typename: 'Prepared' } | ({ readonly __typename: 'Refused' } & Refusal)

const SIGNED_ALREADY: Said = {
  refusal: '',
  zh: '您已签署，等待同事复核。',
  en: 'You have signed it already; a colleague has yet to check it.',
}

function toAct({ id, amount, dueOn }: ReceivableRow) {
  const receivable = id as ReceivableId
  return receivableActs.confirm({
    receivable,
    amount: BigInt(amount),
    dueOn: dueOn as BusinessDate,
  })
}

/** Drafts that confirm a receivable, by its id. */
function findConfirming(drafts: readonly OpenDraft[]): ReadonlyMap<string, OpenDraft> {
  return new Map(
    drafts.flatMap((draft): [string, OpenDraft][] => {
      if (draft.act !== 'receivable.confirm') return []
      const { body } = JSON.parse(decodeText(draft.payload)) as { body: { receivable: string } }
      return [[body.receivable, draft]]
    }),
  )
}

async function readDrafts(client: Client): Promise<readonly OpenDraft[]> {
  const drafts: OpenDraft[] = []
  let page: Page | null = null
  do {
    const after: string | null = page?.pageInfo.endCursor ?? null
    page = await readPage(client, after)
    drafts.push(...(page?.edges ?? []).flatMap(({ node }) => node ?? []))
  } while (page?.pageInfo.hasNextPage)
  return drafts
}

async function readPage(client: Client, after: string | null): Promise<Page | null> {
  const { data, error } = await client
    .query(OPEN_DRAFTS, { after }, { requestPolicy: 'network-only' })
    .toPromise()
  if (error) throw error
  return data?.viewer?.drafts ?? null
}
