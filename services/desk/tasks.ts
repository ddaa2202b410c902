import type { Task } from '../client/index.ts'
import { bothLanguages, formatTotal } from './lines.ts'
import type { Options } from './options.ts'
import { openOwn } from './signer.ts'

/** What waits for the user and the party: of whom, about what, how much, until when. */
export async function listTasks(options: Options): Promise<readonly string[]> {
  const tasks = await openOwn(options).desk.tasks()
  if (tasks.length === 0) return ['nothing waits for you']
  return tasks.flatMap(describeTask)
}

function describeTask({ kind, dueOn, counterparty, draft, wait, recovered, totals, about }: Task) {
  const subject = draft?.id ?? wait ?? recovered?.key ?? ''
  const until = dueOn === null ? '' : `, until ${dueOn}`
  const head = `${kind} ${subject}`.trimEnd() + until
  if (draft) return [head, ...bothLanguages(draft.sentence)]
  const facts = [...(counterparty === null ? [] : [counterparty.name]), ...totals.map(formatTotal)]
  // A wait stands in the line above already; of what it is about the ledger names 20.
  const things = about.filter(id => id !== wait)
  return [
    head,
    ...(facts.length === 0 ? [] : [`  ${facts.join(', ')}`]),
    ...(things.length === 0 ? [] : [`  about ${things.join(' ')}`]),
  ]
}
