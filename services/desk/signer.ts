import { type DeskAnswer, type Draft, newId, type Task } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { bothLanguages } from './lines.ts'
import type { Options } from './options.ts'
import { openAs, readProfile } from './profile.ts'
import { readJson } from './read-json.ts'
import { RefusedFault } from './refused-fault.ts'

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
  return await tellSeveral(drafts, async draft => ({
    // Printed first: it is made here, of the bytes that are signed.
    words: bothLanguages(draft.sentence),
    answer: await desk.sign(draft),
  }))
}

/**
 * Does one thing after the other and answers the lines of all. What is refused does not stop the
 * others; it makes the whole a fault in the end, which tells all of them.
 */
export async function tellSeveral<Thing>(
  things: readonly Thing[],
  doOne: (thing: Thing) => Promise<{ words: readonly string[]; answer: DeskAnswer }>,
): Promise<readonly string[]> {
  const lines: string[] = []
  let refused = 0
  for (const thing of things) {
    const { words, answer } = await doOne(thing)
    if (answer.ok || things.length === 1) {
      lines.push(...words, ...describeAnswer(answer))
      continue
    }
    refused++
    lines.push(...words, new RefusedFault(answer).message)
  }
  if (refused === 0) return lines
  throw new SetupFault([...lines, `${refused} of ${things.length} refused`].join('\n'))
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
