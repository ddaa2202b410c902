import type { DebtorMarkKind } from '../../contracts/debtor/debtor-standing.ts'
import type { DebtorMarkId } from '../../contracts/debtor/facts.ts'
import { MARK_WORDS } from '../../contracts/debtor/mark-words.ts'
import type { PartyId } from '../../contracts/kernel/id.ts'
import { newId, ofQuery, partyActs, readAll } from '../client/index.ts'
import { readDate, readWord } from './lines.ts'
import type { Options } from './options.ts'
import { describeAnswer, openOwn } from './signer.ts'

const MARKS = `query ($after: String) { page: debtorMarks(first: 50, after: $after) {
  pageInfo { hasNextPage endCursor }
  edges { node { id kind since until debtor { name code } } } } }`

interface MarkSeen {
  readonly id: string
  readonly kind: DebtorMarkKind
  readonly since: string
  readonly until: string | null
  readonly debtor: { readonly name: string; readonly code: string }
}

/** What is noted against debtors: for officers all of it, for a debtor its own. */
export async function listMarks(options: Options): Promise<readonly string[]> {
  const { read } = openOwn(options)
  const marks = await readAll<MarkSeen>(ofQuery(read), MARKS)
  if (marks.length === 0) return ['nobody is marked']
  return marks.map(({ id, kind, since, until, debtor: { name, code } }) => {
    const { zh, en } = MARK_WORDS[kind]
    return `${id}  ${name} (${code})  ${zh} ${en}, ${since} until ${until ?? 'it is ended'}`
  })
}

const KINDS = Object.keys(MARK_WORDS) as readonly DebtorMarkKind[]

/** Draws up the note of what is published against a debtor. */
export async function mark(options: Options): Promise<readonly string[]> {
  const { need } = options
  const act = partyActs.markDebtor({
    ...{ id: newId('mrk'), debtor: need('party') as PartyId },
    kind: readWord('kind', need('kind'), KINDS),
    since: readDate('since', need('since')),
  })
  return describeAnswer(await openOwn(options).desk.leave(act))
}

/** Draws up that a mark is over, from a date on. */
export async function endMark(options: Options): Promise<readonly string[]> {
  const { need } = options
  const until = readDate('until', need('until'))
  const act = partyActs.endDebtorMark({ id: need('mark') as DebtorMarkId, until })
  return describeAnswer(await openOwn(options).desk.leave(act))
}
