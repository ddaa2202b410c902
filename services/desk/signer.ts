import { type Desk, type DeskAnswer, type Draft, newId, type Task } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { bothLanguages } from './lines.ts'
import type { Options } from './options.ts'
import { openAs, readProfile } from './profile.ts'
import { readJson } from './read-json.ts'
import { RefusedFault } from './refused-fault.ts'
import { doSeveral } from './several.ts'

/** Opens the desk of the profile that is named. */
export function openOwn({ need, passphrase }: Options) {
  return openAs(readProfile(need('as')), passphrase)
}

export async function showDraft(options: Options): Promise<readonly string[]> {
  return describeDraft(findDraft(await openOwn(options).desk.tasks(), options.need('draft')))
}

/** Signs each draft that is named. */
export async function sign(options: Options): Promise<readonly string[]> {
  const { desk } = openOwn(options)
  options.need('draft')
  const tasks = await desk.tasks()
  const drafts = options.all('draft').map(id => findDraft(tasks, id))
  return await doSeveral(drafts, async draft => await signOne(desk, draft))
}

/** The sentence is printed first: it is made here, of the bytes that are signed. */
async function signOne(desk: Desk, draft: Draft): Promise<readonly string[]> {
  return [...bothLanguages(draft.sentence), ...describeAnswer(await desk.sign(draft))]
}

/** Leaves an act with its body from a file; it waits for those who must sign it too. */
export async function propose(options: Options): Promise<readonly string[]> {
  const body = readJson(options.need('body'), (_name, value) => makeNewId(value))
  return describeAnswer(await openOwn(options).desk.leave({ act: options.need('act'), body }))
}

/** What an act makes has an id of its maker's: `new sti` in a body stands for a fresh one. */
function makeNewId(value: unknown): unknown {
  const [, noun] = typeof value === 'string' ? (/^new ([a-z]{2,5})$/.exec(value) ?? []) : []
  return noun === undefined ? value : newId(noun)
}

function findDraft(tasks: readonly Task[], id: string): Draft {
  const draft = tasks.find(task => task.draft?.id === id)?.draft
  if (!draft) throw new SetupFault(`no draft ${id} waits for your signature`)
  return draft
}

/** Says what became of an act. Throws RefusedFault where it was refused. */
export function describeAnswer(answer: DeskAnswer): readonly string[] {
  if (!answer.ok) throw new RefusedFault(answer)
  if ('entry' in answer) {
    const { entry, made } = answer
    return [`done: entry ${entry}`, ...(made.length === 0 ? [] : [`made: ${made.join(', ')}`])]
  }
  return ['waits for the signatures of others:', ...describeDraft(answer.waits)]
}

function describeDraft(draft: Draft): readonly string[] {
  const { id, act, signedBy } = draft
  const signed = signedBy.length === 0 ? 'nobody has signed' : `signed by ${signedBy.join(', ')}`
  return [`draft ${id}: ${act}; ${signed}`, ...bothLanguages(draft.sentence)]
}
