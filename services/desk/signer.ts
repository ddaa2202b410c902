import { readFileSync } from 'node:fs'
import { type Desk, type DeskAnswer, type Draft, newId } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { bothLanguages } from './lines.ts'
import type { Options } from './options.ts'
import { openAs, readProfile } from './profile.ts'
import { RefusedFault } from './refused-fault.ts'

/** Opens the desk of the profile that is named. */
export function openOwn({ need, passphrase }: Options) {
  return openAs(readProfile(need('as')), passphrase)
}

export async function listTasks(options: Options): Promise<readonly string[]> {
  const tasks = await openOwn(options).desk.tasks()
  if (tasks.length === 0) return ['nothing waits for you']
  return tasks.flatMap(({ kind, dueOn, draft, wait, recovered }) => {
    const subject = draft?.id ?? wait ?? recovered?.key ?? ''
    const until = dueOn === null ? '' : `, until ${dueOn}`
    return [`${kind} ${subject}${until}`.trimEnd(), ...(draft ? bothLanguages(draft.sentence) : [])]
  })
}

export async function showDraft(options: Options): Promise<readonly string[]> {
  return describeDraft(await findDraft(openOwn(options).desk, options))
}

/** The sentence is printed first: it is made here, of the bytes that are signed. */
export async function sign(options: Options): Promise<readonly string[]> {
  const { desk } = openOwn(options)
  const draft = await findDraft(desk, options)
  return [...bothLanguages(draft.sentence), ...describeAnswer(await desk.sign(draft))]
}

/** Leaves an act with its body from a file; it waits for those who must sign it too. */
export async function propose(options: Options): Promise<readonly string[]> {
  const path = options.need('body')
  let body: unknown
  try {
    body = JSON.parse(readFileSync(path, 'utf8'), (_name, value) => makeNewId(value))
  } catch (cause) {
    throw new SetupFault(`${path} is no JSON: ${(cause as Error).message}`, { cause })
  }
  return describeAnswer(await openOwn(options).desk.leave({ act: options.need('act'), body }))
}

/** What an act makes has an id of its maker's: `new sti` in a body stands for a fresh one. */
function makeNewId(value: unknown): unknown {
  const [, noun] = typeof value === 'string' ? (/^new ([a-z]{2,5})$/.exec(value) ?? []) : []
  return noun === undefined ? value : newId(noun)
}

async function findDraft(desk: Desk, { need }: Options): Promise<Draft> {
  const id = need('draft')
  const draft = (await desk.tasks()).find(task => task.draft?.id === id)?.draft
  if (!draft) throw new SetupFault(`no draft ${id} waits for your signature`)
  return draft
}

/** Says what became of an act. Throws RefusedFault where it was refused. */
export function describeAnswer(answer: DeskAnswer): readonly string[] {
  if (!answer.ok) throw new RefusedFault(answer)
  if ('entry' in answer) return [`done: entry ${answer.entry}`]
  return ['waits for the signatures of others:', ...describeDraft(answer.waits)]
}

function describeDraft(draft: Draft): readonly string[] {
  const { id, act, signedBy } = draft
  const signed = signedBy.length === 0 ? 'nobody has signed' : `signed by ${signedBy.join(', ')}`
  return [`draft ${id}: ${act}; ${signed}`, ...bothLanguages(draft.sentence)]
}
