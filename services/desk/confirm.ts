import { lists, type ReceivableRow, readRows, receivableActs } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Options } from './options.ts'
import { readJsonOption } from './read-json.ts'
import { openOwn, tellSeveral } from './signer.ts'

/** More at once are for the portal or for a program with a mandate. */
const CONFIRMED_MAX = 200

/**
 * A debtor's word on what was proposed to it: a confirmation of each receivable that the filters
 * leave, signed by its user and left for whoever must sign it too.
 */
export async function confirm(options: Options): Promise<readonly string[]> {
  const client = openOwn(options)
  const filters = readJsonOption('filters', options.need('filters'))
  const proposed = { ...filters, as: 'debtor', status: ['proposed'] } as const
  const rows = await readRows(client.read, lists.receivables, proposed)
  if (rows.length === 0) return ['nothing is proposed to your party under these filters']
  if (rows.length > CONFIRMED_MAX)
    throw new SetupFault(`${rows.length} are proposed, and at most ${CONFIRMED_MAX} go at once`)
  const drafts: string[] = []
  const lines = await tellSeveral(rows, async row => {
    const answer = await client.desk.leave(toConfirmation(row))
    if (answer.ok && 'waits' in answer) drafts.push(answer.waits.id)
    return { words: [], answer }
  })
  if (drafts.length === 0) return lines
  return [...lines, `another signs them: desk sign ${drafts.map(id => `--draft ${id}`).join(' ')}`]
}

function toConfirmation({ id, amount, dueOn }: ReceivableRow) {
  return receivableActs.confirm({ receivable: id, amount, dueOn })
}
